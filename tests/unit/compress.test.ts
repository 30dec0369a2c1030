import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const TEXT = 'é'.repeat(99);
const COMMAND = join(import.meta.dirname, '../../src/commands/compress.ts');
let folder: string;
let result: ReturnType<typeof compress>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(folder, 'a'));
  for (const path of ['index.html', 'a/feed.xml', 'a/note.md', 'card.png', '_headers', '.htaccess', '.md'])
    writeFileSync(join(folder, path), TEXT);
  result = compress();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('puts compressed copies beside every text file, and beside no other', () => {
  expect([result.status, result.stderr]).toEqual([0, '']);
  const copies = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(br|gz)$/.test(path),
  );
  expect(copies.sort()).toEqual(
    ['a/feed.xml', 'a/note.md', 'index.html'].flatMap((path) => [`${path}.br`, `${path}.gz`]),
  );
});

test('writes copies that unpack to the file', () => {
  expect(brotliDecompressSync(read('index.html.br')).toString()).toBe(TEXT);
  expect(gunzipSync(read('index.html.gz')).toString()).toBe(TEXT);
});

test('writes neither time nor system into a copy', () => {
  expect([...read('index.html.gz')].slice(0, 10)).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 2, 255]);
});

test('says which folder is missing', () => {
  const { status, stderr } = compress('none');
  expect(status).toBe(1);
  expect(stderr).toBe('There is no folder none; run npm run build first\n');
});

function compress(name = folder) {
  return spawnSync(process.execPath, [COMMAND, name], { encoding: 'utf8' });
}

function read(path: string): Buffer {
  return readFileSync(join(folder, path));
}
