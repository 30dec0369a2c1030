import { expect, test } from 'vitest';
import { buildSummary } from '../../src/lib/build-summary.ts';

const files = [
  '404.html',
  'cards/a/article.1234abcd.png',
  'a/at/p-7f3a/index.html',
  'a/index.html',
  'index.html',
  'icon.png',
];
const article = { path: 'a/index.html', page: 12_345, style: 4321, script: 987 };

test('says what was built, what the article weighs and what the site lacks without its address', () => {
  expect(buildSummary({ files, articles: [article], relative: 3, fonts: 57_976 })).toEqual([
    '3 pages: 1 article, 1 place with a page of its own, 1 card',
    'article a/index.html: 12,345 of 14,600 bytes, style 4,321 of 5,500, script 987 of 2,000; fonts 57,976 of 60,000',
    'SITE_URL is not set: 3 pages have no absolute address for crawlers and cards',
  ]);
});

test('names the heaviest of several articles and nothing that is not lacking', () => {
  const heavier = { ...article, path: 'b/index.html', page: 14_000 };
  expect(buildSummary({ files, articles: [article, heavier], relative: 0, fonts: 1 })).toEqual([
    '3 pages: 2 articles, 1 place with a page of its own, 1 card',
    'heaviest article b/index.html: 14,000 of 14,600 bytes, style 4,321 of 5,500, script 987 of 2,000; fonts 1 of 60,000',
  ]);
});
