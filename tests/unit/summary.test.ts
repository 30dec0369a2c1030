import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { finishedPage } from '../../src/publish/page.ts';
import { keepLongest, summary, type Longest } from '../../src/publish/summary.ts';

test('takes for the opening of an article all up to the end of its first paragraph in its first section', () => {
  const body =
    '<p>deck</p><div class="body"><p>before</p><h2 id="a">A</h2><div><p id="p-2222">First <b>words</b>.</p></div><p>Second.</p></div>';
  const { html = '', opening = '' } = weighed('a/index.html', body);
  expect(opening).toMatch(/<p id="p-2222">First <b>words<\/b>\.$/);
  expect(html.startsWith(opening)).toBe(true);
  expect(weighed('a/index.html', '<div><h2>A</h2><p>No article.</p></div>').opening).toBeUndefined();
});

test('weighs share pages, and those of figures, by rules of their own', () => {
  const share = weighed('a/at/p-2222/index.html', '<p>Words.</p>');
  expect(share).toEqual({ html: share['html'], share: share['html'] });
  const figure = weighed('a/at/f-top-row/index.html', '<p>Words.</p>');
  expect(figure).toEqual({ html: figure['html'], figure: figure['html'] });
  expect(Object.keys(weighed('at/index.html', '<p>Words.</p>'))).toEqual(['html']);
  const reworded = weighed('a/at/p-2222/index.html', '<p>Words.</p><section class="was">Others.</section>');
  expect(Object.keys(reworded)).toEqual(['html']);
});

test('counts every style and script of a page, and no data', () => {
  const body =
    '<style>html{a:b}</style><style>body{c:d}</style><script>1</script><script type="module">2</script><script type="application/ld+json">{}</script>';
  expect(weighed('index.html', body)).toMatchObject({ style: 'html{a:b}body{c:d}', script: '12' });
});

test('names of each kind the page that is heaviest and beyond its budget, whatever the length of an article', () => {
  const longest: Longest = new Map();
  const article = (words: string) =>
    `<div class="body"><h2>A</h2><p>${words}</p><p>${noise(90_000)}</p></div>`;
  keep(longest, 'short/index.html', article('Few words.'));
  expect(warnings(longest)).toEqual([]);
  keep(longest, 'long/index.html', `<style>html{noise:${noise(9000)}}</style>${article(noise(20_000))}`);
  keep(longest, 'short/index.html', article('Few words.'));
  const weight = gzipSync(longest.get('opening')?.text ?? '').length.toLocaleString('en');
  expect(warnings(longest)).toEqual([
    `long/index.html weighs more than it should, compressed: up to the first paragraph ${weight} of 13,700 bytes`,
    expect.stringMatching(
      /^long\/index\.html weighs more than it should, compressed: style [67],\d{3} of 6,000 bytes$/,
    ),
  ]);
});

test('says what was built, what it weighs, and that SITE_URL is not set', () => {
  const longest: Longest = new Map();
  keep(longest, 'a/index.html', '<style>html{a:b}</style>');
  const files = [
    '404.html',
    'cards/a/article.1234abcd.png',
    'a/at/p-7f3a/index.html',
    'a/at/offer/index.html',
    'a/index.html',
    'index.html',
  ];
  expect([...summary(1, files, longest)]).toEqual([
    ['info', '4 pages: 1 article, 2 share pages, 1 card'],
    ['info', 'the heaviest, compressed: style 13 of 6,000 bytes'],
    ['warn', 'SITE_URL is not set, so pages have no absolute address for search engines and previews'],
  ]);
});

/** The page with this body, and what of it is weighed. */
function weighed(path: string, body: string): Record<string, string> {
  const longest: Longest = new Map();
  const html = keep(longest, path, body);
  return { html, ...Object.fromEntries([...longest].map(([part, { text }]) => [part, text])) };
}

function keep(longest: Longest, path: string, body: string): string {
  const { html, tree } = finishedPage(`<meta charset="utf-8">${body}`, path);
  keepLongest(longest, path, html, tree);
  return html;
}

function warnings(longest: Longest): string[] {
  const lines = [...summary(1, [], longest, 'https://example.org/')];
  return lines.filter(([level]) => level === 'warn').map(([, text]) => text);
}

/** Characters that do not compress to less than about six bits each. */
function noise(length: number): string {
  let state = 1;
  const characters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-';
  const next = (): number => ((state = (state * 48_271) % 2_147_483_647) >> 8) % 64;
  return Array.from({ length }, () => characters[next()]).join('');
}
