import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built folder that the tests look at: DIST, else dist. Ends in a separator. */
export const dist =
  resolve(process.env['DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url))) + sep;

/** The dumbest host there is, on a folder (dist) under a prefix: a file, a folder's index, or 404 with 404.html. No header but a type. */
export async function serveDist({
  prefix = '/',
  addsSlash = true,
  folder = dist,
}: Options = {}): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(prefix) ? pathOf(folder, pathname.slice(prefix.length)) : undefined;
    const isFolder = path !== undefined && kindOf(path) === 'folder';
    if (isFolder && addsSlash && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const file = isFolder ? join(path, 'index.html') : path;
    const isThere = file !== undefined && kindOf(file) === 'file';
    const sent = isThere ? file : join(folder, '404.html');
    response.writeHead(isThere ? 200 : 404, {
      'content-type': TYPES[extname(sent)] ?? 'application/octet-stream',
    });
    createReadStream(sent).pipe(response);
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

/** A file name within the folder, or undefined for what is outside it or no valid escape. */
function pathOf(folder: string, requested: string): string | undefined {
  try {
    const path = join(folder, decodeURIComponent(requested));
    return path.startsWith(folder) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? 'folder' : stats?.isFile() ? 'file' : undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** `folder` ends in a separator. */
type Options = { prefix?: string; addsSlash?: boolean; folder?: string };
type Served = { url: string; stop: () => Promise<void> };
