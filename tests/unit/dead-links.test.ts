import { expect, test } from 'vitest';
import { problemLines } from '../../src/article/problem.ts';
import { checkPages } from '../../src/publish/links.ts';
import { finishedPage } from '../../src/publish/page.ts';

const SITE = 'https://example.org/base/';

/** What is said of a page with this body, among the others of a site. */
function said(body: string, path = 'page/index.html'): string[] {
  const pages = new Map(
    [
      [path, body] as const,
      ['other/index.html', '<p id="there">a</p><p id="Überschrift">b</p>'] as const,
    ].map(([name, text]) => [name, finishedPage(`<meta charset="utf-8">\n${text}`, name, SITE).facts]),
  );
  const files = new Set([...pages.keys(), 'favicon.svg', 'cards/card.png', 'fonts/text.woff2', 'a b.html']);
  checkPages(pages, files, SITE);
  return problemLines([...pages.values()].map(({ file }) => file));
}

test.each([
  '<a href="/other/">a</a>',
  '<a href="/other/#there">a</a>',
  '<a href="../other/index.html#there">a</a>',
  '<a href="/other/#%C3%9Cberschrift">a</a>',
  '<a href="/other/#there:~:text=a">a</a>',
  '<a href="#:~:text=a">a</a>',
  '<a href="#">a</a>',
  '<a href="">a</a>',
  '<a href="/a%20b.html#any">a</a>',
  `<a href="${SITE}other/#there">a</a>`,
  '<a href="https://other.example/none/#none">a</a>',
  '<a href="//other.example/none/">a</a>',
  '<a href="mailto:a@b.example">a</a>',
])('finds nothing to say of %s', (body) => {
  expect(said(body)).toEqual([]);
});

test.each([
  [
    '<a href="#licence">a</a><p id="licences">',
    '“#licence” leads to no id of its page; did you mean #licences? [dead-link]',
  ],
  [
    '<a href="/other/#ther">a</a>',
    '“/other/#ther” leads to no id of its page; did you mean #there? [dead-link]',
  ],
  [
    '<a href="/other/#nothing-like-it">a</a>',
    '“/other/#nothing-like-it” leads to no id of its page; correct it, or give the page that id [dead-link]',
  ],
  [
    '<a href="/others/">a</a>',
    '“/others/” leads to no page or file of the site; did you mean /other/? [dead-link]',
  ],
  [
    '<a href="../others/">a</a>',
    '“../others/” leads to no page or file of the site; did you mean /other/? [dead-link]',
  ],
  [
    '<img src="/favicons.svg">',
    '“/favicons.svg” leads to no page or file of the site; did you mean /favicon.svg? [dead-link]',
  ],
  [
    '<img srcset="/favicon.svg 1x, /favicons.svg 2x">',
    '“/favicons.svg” leads to no page or file of the site; did you mean /favicon.svg? [dead-link]',
  ],
  [
    '<style>@font-face{src:url(/fonts/texts.woff2)}</style>',
    '“/fonts/texts.woff2” leads to no page or file of the site; did you mean /fonts/text.woff2? [dead-link]',
  ],
  [
    `<meta property="og:image" content="${SITE}cards/none-at-all.png">`,
    `“${SITE}cards/none-at-all.png” leads to no page or file of the site; correct it [dead-link]`,
  ],
  [
    '<a href="/other">a</a>',
    '“/other” is the address of a page without the slash at its end; add the slash [dead-link]',
  ],
  [
    '<a href="../../other/">a</a>',
    '“../../other/” leads out of the site; write it from the root of the site, with / at its beginning [dead-link]',
  ],
  [
    '<a href="\\\\[">a</a>',
    '“\\\\[” leads out of the site; write it from the root of the site, with / at its beginning [dead-link]',
  ],
])('says of %s that it leads nowhere, and what was meant', (body, line) => {
  expect(said(body)).toEqual([`page/index.html:2:1  ${line}`]);
});

test('follows the addresses of the page for missing ones from the root of the folder', () => {
  expect(said('<a href="/other/">a</a> <a href="/othe/">a</a>', '404.html')).toEqual([
    '404.html:2:25  “/othe/” leads to no page or file of the site; did you mean /other/? [dead-link]',
  ]);
});

test('says once of a page what is wrong with an address, and of each id where it is used again', () => {
  expect(said('<a href="/none-at-all/">a</a>\n<a href="/none-at-all/" id="b">b</a><i id="b"></i>')).toEqual([
    'page/index.html:2:1  “/none-at-all/” leads to no page or file of the site; correct it [dead-link]',
    'page/index.html:3:37  the id “b” is already used at 3:1; give each element an id of its own [duplicate-id]',
  ]);
});
