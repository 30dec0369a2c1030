import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

/** A server for a folder as plain as hosts are: a file, a folder's index, the slash of a folder, or 404.html. */
export function siteServer(folder: string): Server {
  const fileAt = (path: string): URL => new URL(`.${path}`, pathToFileURL(`${resolve(folder)}/`));
  // `dev` looks at the disk each time, so that a new build shows at once; dot files are left to us then.
  const files = sirv(folder, { dev: true, etag: true, extensions: [] });
  return createServer((request, response) => {
    const { pathname, search } = new URL(`http://localhost${request.url}`);
    const missing = () => {
      const page = fileAt('/404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(page) ? readFileSync(page) : 'There is no page at this address.');
    };
    if (/\/(?:\.|%2e)/i.test(pathname)) missing();
    else if (!pathname.endsWith('/') && existsSync(fileAt(`${pathname}/index.html`))) {
      // Relative, so that it holds under any prefix.
      const location = `./${pathname.slice(pathname.lastIndexOf('/') + 1)}/${search}`;
      response.writeHead(301, { location }).end();
    } else {
      request.url = pathname.replace(/\/$/, '/index.html');
      files(request, response, missing);
    }
  });
}

/** Lets a server listen on this machine at the first free port from `port` on; which one that is. */
export async function listening(server: Server, port: number): Promise<number> {
  try {
    await once(server.listen(port, 'localhost'), 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listening(server, port + 1);
  }
}
