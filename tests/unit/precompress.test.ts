import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isText, twins } from '../../src/integrations/precompress.ts';

test('gives twins that unpack to the file', () => {
  const made = twins('a/index.html', 'é'.repeat(99));
  expect([...made.keys()]).toEqual(['a/index.html.br', 'a/index.html.gz']);
  expect(brotliDecompressSync(made.get('a/index.html.br') ?? '').toString()).toBe('é'.repeat(99));
  expect(gunzipSync(made.get('a/index.html.gz') ?? '').toString()).toBe('é'.repeat(99));
});

test('writes neither time nor system into a gzip header', () => {
  expect([...(twins('a.txt', 'a').get('a.txt.gz') ?? [])].slice(0, 10)).toEqual([
    31, 139, 8, 0, 0, 0, 0, 0, 2, 255,
  ]);
});

test.each([
  ['index.html', true],
  ['a/feed.xml', true],
  ['a.md', true],
  ['cards/x.png', false],
  ['fonts/x.woff2', false],
  ['index.html.br', false],
  ['_headers', false],
  ['.htaccess', false],
])('takes %s for text: %s', (path, text) => {
  expect(isText(path)).toBe(text);
});
