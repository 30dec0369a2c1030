import type { Element, Root } from 'hast';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { EXIT, visit } from 'unist-util-visit';
import { rawText } from './policy.ts';

/**
 * What a page and its parts may weigh in bytes, as most hosts send them. A connection's first flight carries the beginning of an
 * article up to the end of its first paragraph: https://www.rfc-editor.org/rfc/rfc6928
 */
const BUDGET = {
  opening: { bytes: 13_700, named: 'up to the first paragraph', packed: gzip },
  style: { bytes: 6000, named: 'style', packed: brotli },
  script: { bytes: 2000, named: 'script', packed: brotli },
  share: { bytes: 4500, named: 'share page', packed: brotli },
  figure: { bytes: 6000, named: 'share page of a figure', packed: brotli },
} as const;
const FONTS = 60_000;

/** The parts of a page that are weighed; `write` gives the HTML of an element in it. */
export function partsOf(path: string, tree: Root, html: string, write: (node: Element) => string): Parts {
  const texts = { style: '', script: '' };
  visit(tree, 'element', (node) => {
    const isData = node.tagName === 'script' && node.properties['type'] === 'application/ld+json';
    if ((node.tagName === 'style' || node.tagName === 'script') && !isData)
      texts[node.tagName] += rawText(node);
  });
  if (/\/at\/[^/]+\/index\.html$/.test(path))
    return { ...texts, [/\/at\/f-/.test(path) ? 'figure' : 'share']: html };
  const first = firstParagraph(tree);
  return first
    ? { ...texts, opening: html.slice(0, html.indexOf(write(first)) + write(first).length) }
    : texts;
}

/** Keeps of each part the longest of all pages, which weighs most. */
export function keepLongest(longest: Longest, path: string, parts: Parts): void {
  for (const name of Object.keys(parts) as Part[]) {
    const text = parts[name] ?? '';
    if (text.length > (longest.get(name)?.text.length ?? 0)) longest.set(name, { path, text });
  }
}

/** What the heaviest page of each kind weighs, in a line, and a line for each that is heavier than it may be. */
export function budgetLines(longest: Longest, fonts: number): { weighs: string; beyond: string[] } {
  const weights = (Object.keys(BUDGET) as Part[]).flatMap((name) => {
    const { bytes, named, packed } = BUDGET[name];
    const found = longest.get(name);
    return found ? [{ path: found.path, named, weight: packed(found.text), bytes }] : [];
  });
  const all = [...weights, { path: 'fonts', named: 'fonts', weight: fonts, bytes: FONTS }];
  const said = ({ named, weight, bytes }: (typeof all)[number]): string =>
    `${named} ${number(weight)} of ${number(bytes)}`;
  return {
    weighs: `the heaviest, compressed: ${all.map(said).join(', ')} bytes`,
    beyond: all
      .filter(({ weight, bytes }) => weight > bytes)
      .map((each) => `${each.path} has more bytes than it should, compressed: ${said(each)}`),
  };
}

/** The first paragraph of the first section of an article's text. */
function firstParagraph(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (body) => {
    if (!([] as unknown[]).concat(body.properties['className'] ?? []).includes('body')) return undefined;
    let isInSection = false;
    visit(body, 'element', (node) => {
      if (node.tagName === 'h2') isInSection = true;
      if (node.tagName !== 'p' || !isInSection) return undefined;
      found = node;
      return EXIT;
    });
    return EXIT;
  });
  return found;
}

function gzip(text: string): number {
  return gzipSync(text, { level: 6 }).length;
}

function brotli(text: string): number {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  };
  return brotliCompressSync(text, { params }).length;
}

const number = (value: number): string => value.toLocaleString('en');

type Part = keyof typeof BUDGET;
export type Parts = Partial<Record<Part, string>>;
export type Longest = Map<Part, { path: string; text: string }>;
