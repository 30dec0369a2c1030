import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'playwright/test';
import { visit } from 'unist-util-visit';
import { addressed, PUBLISHERS, publishersFiles } from './addressed.ts';

// Share pages are named after the words that they show, which search engines cut by themselves.
const TASTE = { 'long-title': 'off' } as const;
// HTML takes a doctype in any case, and these tags may be left out: https://html.spec.whatwg.org/#optional-tags
const LEFT_OUT = { 'doctype-style': 'off', 'no-implicit-close': 'off', 'prefer-tbody': 'off' } as const;

test('what Astro writes is valid HTML', async () => {
  expect(await faults('raw', TASTE)).toEqual([]);
});

test('what is published is valid HTML', async () => {
  expect(await faults('dist', { ...TASTE, ...LEFT_OUT })).toEqual([]);
});

test('each heading of an article’s text has a link to itself beside it, or its figure has, and sections are in the contents', () => {
  const articles = pages('dist').filter(
    ([path]) => /^[^/]+\/index\.html$/.test(path) && path !== 'colophon/index.html',
  );
  expect(articles).not.toEqual([]);
  for (const [path, html] of articles) {
    const page = fromHtml(html);
    const [body] = elements(page, ({ properties }) => properties.className?.toString() === 'body');
    const [contents] = elements(
      page,
      ({ tagName, properties }) => tagName === 'nav' && /contents/.test(String(properties.className)),
    );
    if (!body || !contents) throw new Error(`${path} has no text or no contents`);
    const entries = elements(contents, ({ tagName }) => tagName === 'a');
    const groups = [body, ...elements(body, () => true)];
    const headings = groups.flatMap((group) =>
      group.children.filter(isHeading).map((heading) => ({ heading, group })),
    );
    expect(headings.length).toBeGreaterThan(0);
    for (const { heading, group } of headings) {
      const figure = group.tagName === 'figure' ? group : undefined;
      const id = String((figure ?? heading).properties['id']);
      const links = elements(group, ({ properties }) => properties['href'] === `#${id}`);
      expect([words(heading), id, links.length > 0]).toEqual([
        words(heading),
        expect.not.stringMatching(/^(?:undefined)?$/),
        true,
      ]);
      if (heading.tagName !== 'h2') continue;
      const entry = entries.find(({ properties }) => properties['href'] === `#${id}`);
      expect(entry && words(entry)).toMatch(new RegExp(`${RegExp.escape(words(heading))}$`));
    }
  }
});

test('no two words run together where one element ends and the next begins, and no link leads nowhere', () => {
  for (const [path, html] of pages('dist')) {
    const page = fromHtml(html);
    expect([path, ...runTogether(page)]).toEqual([path]);
    expect([path, ...elements(page, ({ properties }) => properties['href'] === '')]).toEqual([path]);
  }
});

test('words are found that run together', () => {
  const said = (html: string) => runTogether(fromHtml(html, { fragment: true }));
  expect(said('<b>By Ann</b><time>2026</time>')).toEqual(['Ann|2026']);
  expect(said('<a>Home</a><span><i>Notes</i></span>')).toEqual(['Home|Notes']);
  expect(said('<b>By Ann</b> <time>2026</time>')).toEqual([]);
  expect(said('<p>one</p><p>two</p>')).toEqual([]);
  expect(said('un<em>believ</em>able and H<sub>2</sub>O')).toEqual([]);
  expect(said('word<a role="doc-noteref">1</a>')).toEqual([]);
});

test('files that a publisher puts into public/ go through byte for byte, whatever they hold', () => {
  for (const name of publishersFiles)
    expect(readFileSync(join(addressed, 'dist', name), 'utf8')).toBe(PUBLISHERS);
});

/** The messages of html-validate about the pages of a folder, with some rules off. */
async function faults(name: string, rules: Record<string, 'off'>): Promise<string[]> {
  const validator = new HtmlValidate(
    new StaticConfigLoader({ extends: ['html-validate:recommended', 'html-validate:document'], rules }),
  );
  const found = await Promise.all(
    pages(name).map(async ([path, html]) => {
      const { results } = await validator.validateString(html, path);
      return results.flatMap(({ messages }) =>
        messages.map(
          ({ line, column, message, ruleId }) => `${path}:${line}:${column} ${message} [${ruleId}]`,
        ),
      );
    }),
  );
  return found.flat();
}

/** Words that become one to whoever copies or hears them: those of inline elements with nothing between them. */
function runTogether(tree: Root): string[] {
  const found: string[] = [];
  let [before, isClosed, isOpened] = ['', false, false];
  const read = (node: Nodes): void => {
    if (node.type === 'text') {
      const [after = ''] = /^[\p{L}\p{N}]+/u.exec(node.value) ?? [];
      if (before && after && isClosed && isOpened) found.push(`${before}|${after}`);
      before = /[\p{L}\p{N}]+$/u.exec(node.value)?.[0] ?? '';
      isClosed = isOpened = false;
    }
    if (!('children' in node)) return;
    const tag = node.type === 'element' ? node.tagName : '';
    if (/^(?:head|script|style|svg)$/.test(tag)) return;
    // A note's number belongs to the word before it, and some elements may be within a word.
    const isPart = /^(?:em|strong|su[bp]|code|mark|del|ins|abbr|wbr)$/.test(tag) || isNoteMark(node);
    const isApart = /^(?:a|b|i|span|time|cite|small|label|button|q|summary)$/.test(tag) && !isPart;
    if (!isPart && !isApart) before = '';
    if (isApart && isClosed) isOpened = true;
    node.children.forEach(read);
    if (!isPart && !isApart) before = '';
    if (isApart && before) isClosed = true;
  };
  read(tree);
  return found;
}

const isNoteMark = (node: Nodes): boolean =>
  node.type === 'element' && node.properties['role']?.toString() === 'doc-noteref';
const isHeading = (node: Nodes): node is Element => node.type === 'element' && /^h[2-4]$/.test(node.tagName);

/** The elements within a node that are meant. */
function elements(within: Nodes, isMeant: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(within, 'element', (node) => void (node !== within && isMeant(node) && found.push(node)));
  return found;
}

function words(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(words).join('').trim() : '';
}

/** The pages of ours in a folder, by their paths. */
function pages(name: string): [path: string, html: string][] {
  const paths = readdirSync(join(addressed, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && !publishersFiles.includes(path))
    .sort();
  expect(paths.length, `pages in ${name}`).toBeGreaterThan(0);
  return paths.map((path) => [path, readFileSync(join(addressed, name, path), 'utf8')]);
}
