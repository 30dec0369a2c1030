import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sirv from 'sirv';

/** The built folder that the tests look at: DIST, else dist. Ends in a separator. */
export const dist =
  resolve(process.env['DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))) + sep;

/** The dumbest host there is, on a folder (dist) under a prefix: a file, a folder's index, or 404 with 404.html. */
export async function serveDist({ prefix = '/', folder = dist }: Options = {}): Promise<Running> {
  const files = sirv(folder, { extensions: [] });
  const fileAt = (path: string): URL => new URL(path, pathToFileURL(folder));
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://localhost${request.url}`);
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(fileAt('404.html')));
    };
    const path = pathname.slice(prefix.length);
    if (!pathname.startsWith(prefix)) missing();
    else if (!pathname.endsWith('/') && existsSync(fileAt(`./${path}/index.html`))) {
      response.writeHead(301, { location: `${pathname}/` }).end();
    } else {
      request.url = `/${path}`.replace(/\/$/, '/index.html');
      files(request, response, missing);
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

/** `folder` ends in a separator. */
type Options = { prefix?: string; folder?: string };
export type Running = { url: string; stop: () => Promise<void> };
