import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listening, staticServer } from '../../src/commands/static-server.ts';

let around: string;
let server: Server;

beforeAll(async () => {
  around = mkdtempSync(join(tmpdir(), 'static-server-'));
  const site = join(around, 'site');
  mkdirSync(join(site, 'a b/empty'), { recursive: true });
  writeFileSync(join(around, 'secret.txt'), 'secret');
  writeFileSync(join(around, 'site-secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), 'front');
  writeFileSync(join(site, 'a b/index.html'), 'inner');
  writeFileSync(join(site, '404.html'), 'missing');
  for (const name of ['text.woff2', 'note.md', 'no-type']) writeFileSync(join(site, name), name);
  symlinkSync('../secret.txt', join(site, 'link.txt'));
  server = staticServer(site);
  await listening(server, 0);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(around, { recursive: true });
});

test.each([
  ['/', 200, 'text/html; charset=utf-8', 'front'],
  ['/?q=1', 200, 'text/html; charset=utf-8', 'front'],
  ['/a%20b/', 200, 'text/html; charset=utf-8', 'inner'],
  ['/text.woff2', 200, 'font/woff2', 'text.woff2'],
  ['/note.md', 200, 'text/markdown; charset=utf-8', 'note.md'],
  ['/no-type', 200, 'application/octet-stream', 'no-type'],
  ['/none', 404, 'text/html; charset=utf-8', 'missing'],
  ['/note.md/', 404, 'text/html; charset=utf-8', 'missing'],
  ['/a%20b/empty/', 404, 'text/html; charset=utf-8', 'missing'],
  ['/link.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/../secret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/%2e%2e/secret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/..%2fsecret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/../site-secret.txt', 404, 'text/html; charset=utf-8', 'missing'],
  ['/a%00b', 400, 'text/plain; charset=utf-8', 'The address is not written as addresses are.\n'],
  ['/%ff', 400, 'text/plain; charset=utf-8', 'The address is not written as addresses are.\n'],
])('answers %s with %i', async (path, status, type, body) => {
  expect(await answer(path)).toMatchObject({ status, type, body });
});

test.each([
  ['/a%20b', '/a%20b/'],
  ['/a%20b?q=1', '/a%20b/?q=1'],
  ['//a%20b', '/a%20b/'],
])('sends %s on to %s', async (path, location) => {
  expect(await answer(path)).toMatchObject({ status: 301, location });
});

test('takes no other request than to see a file or its headers', async () => {
  expect(await answer('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await answer('/', 'POST')).toMatchObject({
    status: 405,
    body: 'This server only shows what is there.\n',
  });
});

test('says in plain text what is missing where the folder has no page for it', async () => {
  const plain = staticServer(join(around, 'site/a b/empty'));
  await listening(plain, 0);
  expect(await answer('/none', 'GET', plain)).toMatchObject({
    status: 404,
    body: 'There is no page at this address.\n',
  });
  plain.close();
});

test('takes the next port where one is in use', async () => {
  const { port } = server.address() as AddressInfo;
  const second = staticServer(around);
  expect(await listening(second, port)).toBeGreaterThan(port);
  second.close();
});

function answer(path: string, method = 'GET', from = server): Promise<Answer> {
  const { port } = from.address() as AddressInfo;
  return new Promise((done, fail) => {
    // Unlike fetch this sends a path as it is written.
    const asked = request({ host: 'localhost', port, path, method, agent: false }, async (response) => {
      const body = Buffer.concat(await response.toArray()).toString();
      const { 'content-type': type, location } = response.headers;
      done({ status: response.statusCode, type, location, body });
    });
    asked.on('error', fail).end();
  });
}

interface Answer {
  status: number | undefined;
  type: string | undefined;
  location: string | undefined;
  body: string;
}
