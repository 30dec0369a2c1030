import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keepLongest, type Longest } from '../../src/publish/budget.ts';
import { finishedPage } from '../../src/publish/page.ts';
import { summary } from '../../src/publish/summary.ts';

const page = (path: string, body: string) => finishedPage(`<meta charset="utf-8">${body}`, path);
const parts = (path: string, body: string) => page(path, body).parts;

test('takes for the opening of an article all up to the end of its first paragraph in its first section', () => {
  const body =
    '<p>deck</p><div class="body"><p>before</p><h2 id="a">A</h2><div><p id="p-2222">First <b>words</b>.</p></div><p>Second.</p></div>';
  const { html, parts } = page('a/index.html', body);
  expect(parts.opening).toMatch(/<p id="p-2222">First <b>words<\/b>\.$/);
  expect(html.startsWith(parts.opening ?? '-')).toBe(true);
  expect(page('a/index.html', '<div><h2>A</h2><p>No article.</p></div>').parts.opening).toBeUndefined();
});

test('tells share pages, and those of figures, from articles', () => {
  const body = '<div class="body"><h2>A</h2><p>Words.</p></div>';
  expect(Object.keys(parts('a/at/p-2222/index.html', body))).toEqual(['style', 'script', 'share']);
  expect(Object.keys(parts('a/at/f-top-row/index.html', body))).toEqual(['style', 'script', 'figure']);
  expect(Object.keys(parts('at/index.html', body))).toEqual(['style', 'script', 'opening']);
});

test('counts every style and script of a page, and no data', () => {
  const body =
    '<style>a{}</style><style>b{}</style><script>1</script><script type="module">2</script><script type="application/ld+json">{}</script>';
  expect(parts('index.html', body)).toEqual({ style: 'a{}b{}', script: '12' });
});

test('names of each kind the page that is heaviest and beyond its budget, whatever the length of an article', () => {
  const longest: Longest = new Map();
  const article = (words: string) =>
    `<div class="body"><h2>A</h2><p>${words}</p><p>${noise(90_000)}</p></div>`;
  keepLongest(longest, 'short/index.html', parts('short/index.html', article('Few words.')));
  expect(said(longest).warnings).toEqual([]);
  const long = parts('long/index.html', `<style>/*${noise(9000)}*/</style>${article(noise(20_000))}`);
  keepLongest(longest, 'long/index.html', long);
  keepLongest(longest, 'short/index.html', parts('short/index.html', article('Few words.')));
  const weight = gzipSync(long.opening ?? '', { level: 6 }).length.toLocaleString('en');
  expect(said(longest, 60_001).warnings).toEqual([
    `long/index.html has more bytes than it should, compressed: up to the first paragraph ${weight} of 13,700`,
    expect.stringMatching(
      /^long\/index\.html has more bytes than it should, compressed: style [67],\d{3} of 6,000$/,
    ),
    'fonts has more bytes than it should, compressed: fonts 60,001 of 60,000',
  ]);
});

test('says what was built, what it weighs, and that SITE_URL is not set', () => {
  const longest: Longest = new Map();
  keepLongest(longest, 'a/index.html', { style: 'a{}', script: '' });
  const files = [
    '404.html',
    'cards/a/article.1234abcd.png',
    'a/at/p-7f3a/index.html',
    'a/index.html',
    'index.html',
  ];
  const { lines, warnings } = summary({ files, longest, fonts: 1000, site: undefined });
  expect(lines).toEqual([
    '3 pages: 1 article, 1 share page, 1 card',
    'the heaviest, compressed: style 7 of 6,000, fonts 1,000 of 60,000 bytes',
  ]);
  expect(warnings).toEqual([
    'SITE_URL is not set, so pages have no absolute address for search engines and previews',
  ]);
});

function said(longest: Longest, fonts = 60_000) {
  return summary({ files: [], longest, fonts, site: 'https://example.org/' });
}

/** Characters that do not compress to less than about six bits each. */
function noise(length: number): string {
  let state = 1;
  const characters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-';
  const next = (): number => ((state = (state * 48_271) % 2_147_483_647) >> 8) % 64;
  return Array.from({ length }, () => characters[next()]).join('');
}
