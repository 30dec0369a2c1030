import { BUDGET, type Weight } from './page-budget.ts';

/** What a build made, in a few lines: how much of it, what it weighs, and what it lacks where SITE_URL is not set. */
export function buildSummary({ files, articles, relative, fonts }: Built): string[] {
  const pages = files.filter((path) => /(^|\/)index\.html$/.test(path));
  const places = pages.filter((path) => /\/at\/[^/]+\/index\.html$/.test(path));
  const cards = files.filter((path) => /^cards\/.+\.png$/.test(path));
  const heaviest = [...articles].sort((a, b) => b.page - a.page)[0];
  return [
    `${count(pages.length, 'page')}: ${count(articles.length, 'article')}, ${count(places.length, 'place')} with a page of its own, ${count(cards.length, 'card')}`,
    ...(heaviest ? [weightLine(heaviest, articles.length > 1, fonts)] : []),
    ...(relative > 0 ? [lackLine(relative)] : []),
  ];
}

function weightLine(
  { path, page, style, script }: ArticleWeight,
  isOneOfMany: boolean,
  fonts: number,
): string {
  const parts = `style ${of(style, 'style')}, script ${of(script, 'script')}; fonts ${of(fonts, 'fonts')}`;
  return `${isOneOfMany ? 'heaviest article' : 'article'} ${path}: ${of(page, 'page')} bytes, ${parts}`;
}

function lackLine(pages: number): string {
  const has = pages === 1 ? 'has' : 'have';
  return `SITE_URL is not set: ${count(pages, 'page')} ${has} no absolute address for crawlers and cards`;
}

const of = (bytes: number, part: keyof Weight): string => `${number(bytes)} of ${number(BUDGET[part])}`;
const count = (amount: number, noun: string): string => `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`;
const number = (value: number): string => value.toLocaleString('en');

export interface Built {
  /** All files by their paths. */
  files: readonly string[];
  articles: readonly ArticleWeight[];
  /** How many pages name their own address only relative to themselves. */
  relative: number;
  /** Bytes of all woff2 files. */
  fonts: number;
}

export interface ArticleWeight extends Omit<Weight, 'fonts'> {
  path: string;
}
