import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { counted } from '../article/problem.ts';
import { written } from './page.ts';
import { isScript, rawText } from './policy.ts';

/** What a build made of so many articles and weighs, in lines, with a warning of pages that are too heavy and one where SITE_URL is not set. */
export function* summary(
  articles: number,
  files: readonly string[],
  longest: Longest,
  site?: string,
): Iterable<Line> {
  const amount = (noun: string, pattern: RegExp): string =>
    counted(files.filter((path) => pattern.test(path)).length, noun);
  const made = [
    counted(articles, 'article'),
    amount('share page', SHARE_PAGE),
    amount('card', /^cards\/.+\.png$/),
  ];
  yield ['info', `${amount('page', /(^|\/)index\.html$/)}: ${made.join(', ')}`];
  const weights = [...longest].map(([part, { path, text }]) => {
    const { bytes, named, packed } = BUDGET[part];
    const weight = packed(text).length;
    const line = `${named} ${weight.toLocaleString('en')} of ${bytes.toLocaleString('en')}`;
    return { path, line, isTooHeavy: weight > bytes };
  });
  yield ['info', `the heaviest, compressed: ${weights.map(({ line }) => line).join(', ')} bytes`];
  for (const { path, line } of weights.filter(({ isTooHeavy }) => isTooHeavy))
    yield ['warn', `${path} weighs more than it should, compressed: ${line} bytes`];
  if (!site)
    yield ['warn', 'SITE_URL is not set, so pages have no absolute address for search engines and previews'];
}

/** Keeps of each part that is weighed the longest text of all pages, which weighs most. */
export function keepLongest(longest: Longest, path: string, html: string, tree: Root): void {
  const texts: Record<Part, string> = { opening: '', style: '', script: '', share: '', figure: '' };
  let [isInBody, isInSection, isReworded] = [false, false, false];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'style') texts.style += rawText(node);
    if (isScript(node)) texts.script += rawText(node);
    isReworded ||= String(node.properties['className']) === 'was';
    isInBody ||= String(node.properties['className']) === 'body';
    isInSection ||= isInBody && node.tagName === 'h2';
    if (isInSection && node.tagName === 'p')
      texts.opening ||= html.slice(0, html.indexOf(written(node))) + written(node);
  });
  const [, share] = SHARE_PAGE.exec(path) ?? [];
  // What a passage said before comes on top of what its page may weigh.
  if (share && !isReworded) texts[share.startsWith('f-') ? 'figure' : 'share'] = html;
  for (const [part, text] of Object.entries(texts) as [Part, string][])
    if (text.length > (longest.get(part)?.text.length ?? 0)) longest.set(part, { path, text });
}

/**
 * What a page and its parts may weigh in bytes, as most hosts send them. A connection's first flight carries the beginning of an
 * article up to the end of the first paragraph of its first section: https://www.rfc-editor.org/rfc/rfc6928
 */
const BUDGET = {
  opening: { bytes: 13_700, named: 'up to the first paragraph', packed: gzipSync },
  style: { bytes: 6000, named: 'style', packed: brotliCompressSync },
  script: { bytes: 2000, named: 'script', packed: brotliCompressSync },
  share: { bytes: 4500, named: 'share page', packed: brotliCompressSync },
  figure: { bytes: 6000, named: 'share page of a figure', packed: brotliCompressSync },
} as const;
const SHARE_PAGE = /\/at\/([^/]+)\/index\.html$/;

type Part = keyof typeof BUDGET;
type Line = [level: 'info' | 'warn', text: string];
export type Longest = Map<Part, { path: string; text: string }>;
