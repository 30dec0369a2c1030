import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePortable, missingPageHtml, portableHtml } from '../../src/integrations/portable-folder.ts';

const at = 'a/at/p-7f3k/index.html';

test.each([
  ['<a href="/a/?q=1&amp;r=2#b">', '<a href="../../../a/?q=1&amp;r=2#b">'],
  ["<a title='it' href='/a/'>", "<a title='it' href='../../../a/'>"],
  ['<a href=/a/>', '<a href=../../../a/>'],
  [
    '<img src="/x.png" srcset="/x.png 1x, /y.png 2x">',
    '<img src="../../../x.png" srcset="../../../x.png 1x, ../../../y.png 2x">',
  ],
  [
    '<form action="/s/"><button formaction="/t/">',
    '<form action="../../../s/"><button formaction="../../../t/">',
  ],
  ['<video poster="/p.png">', '<video poster="../../../p.png">'],
  ['<svg><use xlink:href="/i.svg#a" /></svg>', '<svg><use xlink:href="../../../i.svg#a" /></svg>'],
  ['<noscript><a href="/a/">a</a></noscript>', '<noscript><a href="../../../a/">a</a></noscript>'],
  ['<meta property="og:image" content="/c/x.png">', '<meta property="og:image" content="../../../c/x.png">'],
  ['<meta name="description" content="/ is a slash">', '<meta name="description" content="/ is a slash">'],
  [
    '<style>@font-face{src:url(/f/x.woff2)}</style>',
    '<style>@font-face{src:url(../../../f/x.woff2)}</style>',
  ],
  [
    '<script type="application/ld+json">{"@id":"/a/"}</script>',
    '<script type="application/ld+json">{"@id":"../../../a/"}</script>',
  ],
  [
    '<!-- <a href="/a/"> --><p>href="/a/"\r\n<P  CLASS=x>é 😀 &nbsp',
    '<!-- <a href="/a/"> --><p>href="/a/"\r\n<P  CLASS=x>é 😀 &nbsp',
  ],
])('makes %s portable and leaves the other bytes', (html, portable) => {
  expect(portableHtml(html, at)).toBe(portable);
});

test('finds its places behind a BOM and Windows line ends', () => {
  expect(portableHtml('\uFEFF<!doctype html>\r\n<p>\r\n<a href="/b/">b</a>', 'a/index.html')).toBe(
    '\uFEFF<!doctype html>\r\n<p>\r\n<a href="../b/">b</a>',
  );
});

test('gives the 404 page no relative URL and nothing to load, whether the address is known or not', () => {
  const html =
    '<link rel="icon" href="/i.svg"><a href="/">Home</a><style>@font-face{src:url("/f.woff2")}a{}</style><a href="#a">a</a>';
  expect(missingPageHtml(html, undefined)).toBe('<a href="/">Home</a><style>a{}</style><a href="#a">a</a>');
  expect(missingPageHtml(html, 'https://example.org/base/')).toBe(
    '<a href="https://example.org/base/">Home</a><style>a{}</style><a href="#a">a</a>',
  );
});

test('makes a whole folder portable, twice the same as once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portable-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    'a/index.html': '<a href="/">',
    '404.html': '<a href="/">',
    'manifest.json': '{"start_url":"/","icons":[{"src":"/i.png"}]}',
    'feed.xml': '<rss><link>/</link></rss>',
    'styles/x.css': 'a{background:url(/i.png)}',
    'a.txt': 'href="/"',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const read = () =>
    [...Object.keys(files), 'not_found.html'].map((path) => readFileSync(join(folder, path), 'utf8'));
  makePortable(folder, undefined);
  const once = read();
  expect(once).toEqual([
    '<a href="../">',
    '<a href="/">',
    '{"start_url":"./","icons":[{"src":"./i.png"}]}',
    '<rss><link>./</link></rss>',
    'a{background:url(../i.png)}',
    'href="/"',
    '<a href="/">',
  ]);
  makePortable(folder, undefined);
  expect(read()).toEqual(once);
});
