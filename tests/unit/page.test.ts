import { expect, test } from 'vitest';
import { finishedPage } from '../../src/publish/page.ts';

const PAGE = 'a/at/p-7f3k/index.html';
const html = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

/** What comes of a piece of a page's body, or of its head. */
const body = (text: string, path = PAGE, site?: string): string =>
  finishedPage(html('<title>t</title>', text), path, site).html.replace(/^.*<\/title>/s, '');
const head = (text: string, path = PAGE, site?: string): string =>
  finishedPage(html(text, ''), path, site).html.replace(/^.*content="same-origin">/s, '');

test.each([
  ['<a href="/">a</a>', '<a href="../../../">a</a>'],
  ['<a href="/a/?q=1&amp;r=2#b">a</a>', '<a href="../../../a/?q=1&amp;r=2#b">a</a>'],
  ['<a href="//other.example/b/">a</a>', '<a href="//other.example/b/">a</a>'],
  ['<a href="https://other.example/">a</a>', '<a href="https://other.example/">a</a>'],
  ['<a href="#offer">a</a>', '<a href="#offer">a</a>'],
  ['<a href="../../">a</a>', '<a href="../../">a</a>'],
  ['<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'],
  ['<img src="/x.png" alt>', '<img src="../../../x.png" alt>'],
  [
    '<img srcset="/x.png 1x, /y.png 2x,https://a.example/z.png 3x" alt>',
    '<img srcset="../../../x.png 1x, ../../../y.png 2x,https://a.example/z.png 3x" alt>',
  ],
  [
    '<picture><source srcset="/x.avif 640w"></picture>',
    '<picture><source srcset="../../../x.avif 640w"></picture>',
  ],
  [
    '<img srcset="/w_1,h_1/x.png, /y.png 2x" alt>',
    '<img srcset="../../../w_1,h_1/x.png, ../../../y.png 2x" alt>',
  ],
  [
    '<form action="/s/"><button formaction="/t/">a</button></form>',
    '<form action="../../../s/"><button formaction="../../../t/">a</button></form>',
  ],
  ['<video poster="/p.png"></video>', '<video poster="../../../p.png"></video>'],
  ['<blockquote cite="/a/">a</blockquote>', '<blockquote cite="../../../a/">a</blockquote>'],
  ['<svg><use xlink:href="/i.svg#a"></use></svg>', '<svg><use xlink:href="../../../i.svg#a"></use></svg>'],
  ['<noscript><a href="/a/">a</a></noscript>', '<noscript><a href="../../../a/">a</a></noscript>'],
  ['<p title="/a/">href="/a/"</p>', '<p title="/a/">href="/a/"'],
])('lets %s lead to the same place from wherever the folder is put', (written, finished) => {
  expect(body(written)).toBe(finished);
});

test.each([
  ['index.html', './'],
  ['a/index.html', '../'],
  ['a/b/c/index.html', '../../../'],
])('climbs from %s to the root by %s', (path, way) => {
  expect(body('<a href="/b/">b</a>', path)).toBe(`<a href="${way}b/">b</a>`);
});

test.each([
  ['og:image', '../../../x.png'],
  ['og:image:secure_url', '../../../x.png'],
  ['twitter:image', '../../../x.png'],
  ['citation_pdf_url', '../../../x.png'],
  ['og:image:alt', '/x.png'],
  ['og:title', '/x.png'],
])('takes the content of the meta element %s for an address or for words', (property, content) => {
  expect(head(`<meta property="${property}" content="/x.png">`)).toBe(
    `<meta property="${property}" content="${content}">`,
  );
  expect(head(`<meta name="${property}" content="/x.png">`)).toBe(
    `<meta name="${property}" content="${content}">`,
  );
});

test('changes addresses in styles', () => {
  expect(
    head(
      '<style>@import "/a.css";html{background:url("/x.png")}head{c:url(#d)}body{j:url(/k.woff2)}</style>',
    ),
  ).toBe(
    '<style>@import "../../../a.css";html{background:url("../../../x.png")}head{c:url(#d)}body{j:url(../../../k.woff2)}</style>',
  );
});

test('JSON-LD goes through as it is, and nothing in it can end its script', () => {
  const data =
    '<script type="application/ld+json">{"url":"/a/","headline":"\\u003c/script>\\u003c!--  two spaces"}</script>';
  expect(head(data)).toBe(data);
});

test('makes one element of all styles, in their order', () => {
  expect(
    head(
      '<style>@layer a,b;</style><title>t</title><style>@layer b{html{c:d}}</style><style>body{e:f}</style>',
    ),
  ).toBe('<style>@layer a,b;@layer b{html{c:d}}body{e:f}</style><title>t</title>');
});

test('folds white space to a space and never to nothing, but where it counts', () => {
  expect(body('<p>\n  <b>By us</b>\n\t<span>today</span>\n</p>')).toBe(
    '<p> <b>By us</b> <span>today</span> ',
  );
  expect(body('<ul>\n<li>a\n</li>\n</ul>')).toBe('<ul> <li>a  </ul>');
  expect(body('<pre>  a\n  <code>b\n</code></pre>')).toBe('<pre>  a\n  <code>b\n</code></pre>');
  expect(body('<textarea>a\n\nb</textarea>')).toBe('<textarea>a\n\nb</textarea>');
  expect(body('<p>a no-break\u00a0space</p>')).toBe('<p>a no-break\u00a0space');
});

test('drops comments, and keeps words as they were: -- and {a}, <b> and &amp; and é 😀', () => {
  expect(body('<p>a<!-- b -->c --d {e} &lt;f> &amp;amp; é 😀</p>')).toBe(
    '<p>ac --d {e} &lt;f> &amp;amp; é 😀',
  );
});

test('has double quotes around attributes, for readers that look for them', () => {
  expect(head('<meta name=description content=word><meta name="d" content=\'a "b"\'>')).toBe(
    '<meta name="description" content="word"><meta name="d" content="a &quot;b&quot;">',
  );
});

test('puts policy and referrer rule right after the charset', () => {
  expect(finishedPage(html('<title>t</title>', ''), PAGE).html).toMatch(
    /^<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none';[^"]*"><meta name="referrer" content="same-origin"><title>/,
  );
  expect(() => finishedPage('<title>t</title>', PAGE)).toThrow(
    `${PAGE}: the page has no <meta charset>; let its layout write it first in the head`,
  );
});

const missing =
  '<link rel="icon" href="/i.svg"><link rel="preload" href="/f.woff2"><link rel="canonical" href="/"><style>@font-face{src:url("/f.woff2")}html{a:b}</style>';

test('gives the page for missing ones no relative address and nothing to load', () => {
  expect(head(missing, '404.html')).toBe('<link rel="canonical" href="/"><style>html{a:b}</style>');
  expect(body('<a href="/a/">a</a><a href="#b">b</a>', '404.html')).toBe(
    '<a href="/a/">a</a><a href="#b">b</a>',
  );
});

test('makes its addresses absolute where the site’s is known', () => {
  const site = 'https://example.org/base/';
  expect(head(missing, '404.html', site)).toBe(
    '<link rel="canonical" href="https://example.org/base/"><style>html{a:b}</style>',
  );
  expect(body('<a href="/a/">a</a><a href="#b">b</a>', '404.html', site)).toBe(
    '<a href="https://example.org/base/a/">a</a><a href="#b">b</a>',
  );
});

test('gives ids and addresses as they were written, with the place of each', () => {
  const { facts } = finishedPage(
    html(
      '<meta property="og:image" content="/c.png">',
      '\n<p id="a"><a href="/b/">b</a>\n<i id="a"></i><a href="/b/">b</a></p>',
    ),
    'x/index.html',
  );
  expect(facts.file.path).toBe('x/index.html');
  expect(facts).toMatchObject({
    ids: new Map([
      [
        'a',
        [
          { line: 2, column: 1 },
          { line: 3, column: 1 },
        ],
      ],
    ]),
    links: new Map([
      ['/c.png', { line: 1, column: 60 }],
      ['/b/', { line: 2, column: 11 }],
    ]),
  });
});
