import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { contentType, types } from '../lib/hosts.ts';

/** A server for a folder as plain as hosts are: a file, a folder's index, the slash of a folder, or 404.html. */
export function staticServer(folder: string): Server {
  return createServer((request, response) => {
    try {
      answer(folder, request, response);
    } catch {
      // A new build takes the folder's place between two looks at it.
      end(response, 503, 'The site is being replaced; try again.');
    }
  });
}

/** Lets a server listen on this machine at the first free port from `port` on; which one that is. */
export async function listening(server: Server, port: number): Promise<number> {
  for (let free = port; ; free++) {
    const failed = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once('error', done);
      server.listen(free, 'localhost', () => (server.off('error', done), done(undefined)));
    });
    if (!failed) return (server.address() as AddressInfo).port;
    if (failed.code !== 'EADDRINUSE' || free === 65_535) throw failed;
  }
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return end(response, 405, 'This server only shows what is there.');
  }
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const asked = decoded(path);
  if (asked === undefined) return end(response, 400, 'The address is not written as addresses are.');
  const found = within(folder, asked);
  const isFolder = found !== undefined && statSync(found).isDirectory();
  if (isFolder && !asked.endsWith('/')) {
    // One slash at the start: two would lead to another host.
    const location = [`/${path.replace(/^\/+/, '')}/`, ...query].join('?');
    response.writeHead(301, { location }).end();
    return;
  }
  const file = isFolder ? within(folder, `${asked}index.html`) : asked.endsWith('/') ? undefined : found;
  const sent = file ?? within(folder, '404.html');
  if (sent === undefined) return end(response, 404, 'There is no page at this address.');
  send(sent, file === undefined ? 404 : 200, request, response);
}

function send(file: string, status: number, request: IncomingMessage, response: ServerResponse): void {
  const type = types.find(([extension]) => `.${extension}` === extname(file))?.[1];
  const headers = {
    'content-type': type ? contentType(type) : 'application/octet-stream',
    'content-length': statSync(file).size,
  };
  // What is built anew must be seen anew.
  response.writeHead(status, { ...headers, 'cache-control': 'no-cache' });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file or folder at a path where there is one and it lies in the folder, whatever links lead elsewhere. */
function within(folder: string, path: string): string | undefined {
  try {
    const root = realpathSync(folder);
    const real = realpathSync(join(root, path));
    return real === root || real.startsWith(root + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
