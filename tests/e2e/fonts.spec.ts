import { readdirSync, readFileSync, statSync } from 'node:fs';
import { create } from 'fontkitten';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'playwright/test';
import { SKIP, visit } from 'unist-util-visit';

const DIST = new URL('../../dist/', import.meta.url);
const FONTS = new URL('fonts/', DIST);
const BUDGET = 60_000;

test('every character of every page is in a shipped font', () => {
  const shipped = new Set(fontFiles().flatMap(characterSet));
  const missing = pages().flatMap(({ path, document }) =>
    [...inkedCharacters(document)]
      .filter((character) => !shipped.has(codePoint(character)))
      .map((character) => `${unicodeName(character)} on ${path} is in no shipped font`),
  );
  expect(missing).toEqual([]);
});

test('all fonts together weigh no more than 60,000 bytes', () => {
  const weights = fontFiles().map((name) => statSync(new URL(name, FONTS)).size);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(BUDGET);
});

test('no page preloads a font', () => {
  const preloads = pages().flatMap(({ path, document }) =>
    elements(document)
      .filter(isFontPreload)
      .map((link) => `${path} preloads ${String(link.properties['href'])}`),
  );
  expect(preloads).toEqual([]);
});

function pages(): Page[] {
  const paths = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  expect(paths, 'pages in dist').not.toEqual([]);
  return paths.sort().map((path) => ({
    path,
    document: fromHtml(readFileSync(new URL(path, DIST), 'utf8')),
  }));
}

function fontFiles(): string[] {
  const names = readdirSync(FONTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.woff2'),
  );
  expect(names, 'fonts in dist/fonts').not.toEqual([]);
  return names;
}

function characterSet(name: string): number[] {
  const font = create(readFileSync(new URL(name, FONTS)));
  return font.isCollection ? [] : font.characterSet;
}

/** The characters that leave ink on the page: white space, control and format characters need no glyph. */
function inkedCharacters(document: Root): Set<string> {
  const inked: string[] = [];
  visit(document, (node) => {
    if (node.type === 'element' && /^(?:script|style)$/.test(node.tagName)) return SKIP;
    if (node.type === 'text') inked.push(...(node.value.match(/[^\s\p{Cc}\p{Cf}]/gu) ?? []));
    return undefined;
  });
  return new Set(inked);
}

function elements(document: Root): Element[] {
  const found: Element[] = [];
  visit(document, 'element', (node) => void found.push(node));
  return found;
}

function isFontPreload({ tagName, properties }: Element): boolean {
  if (tagName !== 'link' || !/\bpreload\b/i.test(String(properties['rel']))) return false;
  return properties['as'] === 'font' || /\.woff2?(\?|$)/.test(String(properties['href']));
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function unicodeName(character: string): string {
  return `U+${codePoint(character).toString(16).toUpperCase().padStart(4, '0')} ${character}`;
}

type Page = { path: string; document: Root };
