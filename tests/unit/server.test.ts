import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listening, siteServer } from '../../src/commands/server.ts';

let around: string;
let server: Server;

beforeAll(async () => {
  around = mkdtempSync(join(tmpdir(), 'server-'));
  const site = join(around, 'site');
  mkdirSync(join(site, 'a b/empty'), { recursive: true });
  writeFileSync(join(around, 'secret.txt'), 'secret');
  writeFileSync(join(around, 'site-secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), 'front');
  writeFileSync(join(site, 'a b/index.html'), 'inner');
  writeFileSync(join(site, '404.html'), 'missing');
  for (const name of ['text.woff2', 'note.md', 'no-type', '.hidden']) writeFileSync(join(site, name), name);
  server = siteServer(site);
  await listening(server, 0);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(around, { recursive: true });
});

test.each([
  ['/', 200, /^text\/html/, 'front'],
  ['/?q=1', 200, /^text\/html/, 'front'],
  ['/a%20b/', 200, /^text\/html/, 'inner'],
  ['/text.woff2', 200, /^font\/woff2$/, 'text.woff2'],
  ['/note.md', 200, /^text\/markdown/, 'note.md'],
  ['/no-type', 200, /^$/, 'no-type'],
  ['/none', 404, /^text\/html/, 'missing'],
  ['/note.md/', 404, /^text\/html/, 'missing'],
  ['/index', 404, /^text\/html/, 'missing'],
  ['/a%20b/empty/', 404, /^text\/html/, 'missing'],
  ['/.hidden', 404, /^text\/html/, 'missing'],
  ['/%2ehidden', 404, /^text\/html/, 'missing'],
  ['/../secret.txt', 404, /^text\/html/, 'missing'],
  ['/%2e%2e/secret.txt', 404, /^text\/html/, 'missing'],
  ['/..%2fsecret.txt', 404, /^text\/html/, 'missing'],
  ['/../site-secret.txt', 404, /^text\/html/, 'missing'],
  ['/..%5csecret.txt', 404, /^text\/html/, 'missing'],
  ['/a%00b', 404, /^text\/html/, 'missing'],
  ['/%ff', 404, /^text\/html/, 'missing'],
])('answers %s with %i', async (path, status, type, body) => {
  const found = await answer(path);
  expect(found).toMatchObject({ status, body });
  expect(found.headers['content-type']).toMatch(type);
});

test.each([
  ['/a%20b', './a%20b/'],
  ['/a%20b?q=1', './a%20b/?q=1'],
  ['//a%20b', './a%20b/'],
])('sends %s on to %s', async (path, location) => {
  expect(await answer(path)).toMatchObject({ status: 301, headers: { location } });
});

test('sends a part of a file to who asks for it, and headers alone', async () => {
  const { status, headers, body } = await answer('/note.md', { headers: { range: 'bytes=1-3' } });
  expect([status, headers['content-range'], body]).toEqual([206, 'bytes 1-3/7', 'ote']);
  expect(await answer('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

test('shows what is built anew', async () => {
  const page = join(around, 'site/new/index.html');
  expect(await answer('/new/')).toMatchObject({ status: 404 });
  mkdirSync(join(around, 'site/new'));
  writeFileSync(page, 'new');
  expect(await answer('/new/')).toMatchObject({ status: 200, body: 'new' });
});

test('says in plain words what is missing where the folder has no page for it', async () => {
  const plain = siteServer(join(around, 'site/a b/empty'));
  await listening(plain, 0);
  expect(await answer('/none', {}, plain)).toMatchObject({
    status: 404,
    body: 'There is no page at this address.',
  });
  plain.close();
});

test('takes the next port where one is in use', async () => {
  const { port } = server.address() as AddressInfo;
  const second = siteServer(around);
  expect(await listening(second, port)).toBeGreaterThan(port);
  second.close();
});

function answer(path: string, options: RequestOptions = {}, from = server): Promise<Answer> {
  const { port } = from.address() as AddressInfo;
  return new Promise((done, fail) => {
    // Unlike fetch this sends a path as it is written.
    const asked = request({ host: 'localhost', port, path, agent: false, ...options }, async (response) => {
      const body = Buffer.concat(await response.toArray()).toString();
      done({ status: response.statusCode, headers: response.headers, body });
    });
    asked.on('error', fail).end();
  });
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}
