import { readdirSync, readFileSync, statSync } from 'node:fs';
import { create } from 'fontkitten';
import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Html } from 'parse5';
import { expect, test } from 'playwright/test';

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
      .map((link) => `${path} preloads ${attribute(link, 'href')}`),
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
    document: parse(readFileSync(new URL(path, DIST), 'utf8'), { scriptingEnabled: false }),
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
function inkedCharacters(document: Html.Document): Set<string> {
  const text = descendants(document).filter(tree.isTextNode);
  return new Set(text.flatMap(({ value }) => value.match(/[^\s\p{Cc}\p{Cf}]/gu) ?? []));
}

function descendants(node: Html.Node): Html.Node[] {
  if (node.nodeName === 'script' || node.nodeName === 'style') return [];
  const children = 'childNodes' in node ? node.childNodes : [];
  const template = 'content' in node ? [node.content] : [];
  return [node, ...[...children, ...template].flatMap(descendants)];
}

function elements(document: Html.Document): Html.Element[] {
  return descendants(document).filter(tree.isElementNode);
}

function isFontPreload(link: Html.Element): boolean {
  if (link.tagName !== 'link' || !attribute(link, 'rel').split(/\s+/).includes('preload')) return false;
  return attribute(link, 'as') === 'font' || /\.woff2?(\?|$)/.test(attribute(link, 'href'));
}

function attribute(element: Html.Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value.toLowerCase() ?? '';
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function unicodeName(character: string): string {
  return `U+${codePoint(character).toString(16).toUpperCase().padStart(4, '0')} ${character}`;
}

type Page = { path: string; document: Html.Document };
