import type { Finding } from './page-checks.ts';
import type { Page, PageElement, PageText } from './page-tree.ts';

/**
 * Words of neighbouring inline elements without white space between them, as in `<b>By Ann</b><span>2026</span>`: they are
 * one word to whoever copies them, hears them or reads them without the styles.
 */
export function runTogether({ root }: Page): Finding[] {
  const reader = { before: undefined, closed: undefined, opened: undefined, found: [] };
  read(root, reader);
  return reader.found;
}

function read(element: PageElement, reader: Reader): void {
  if (SILENT.has(element.tag)) return;
  const isInline = SEPARATE.has(element.tag);
  // A note's number belongs to the word before it.
  const isPart = PARTS.has(element.tag) || element.attributes['role'] === 'doc-noteref';
  if (!isInline && !isPart) reader.before = undefined;
  if (isInline && !isPart && reader.closed) reader.opened ??= element;
  for (const child of element.children) {
    if ('tag' in child) read(child, reader);
    else readText(child, reader);
  }
  if (!isInline && !isPart) reader.before = undefined;
  if (isInline && !isPart && reader.before) reader.closed ??= element;
}

function readText(node: PageText, reader: Reader): void {
  if (node.text === '') return;
  const { before, closed, opened } = reader;
  const [next = ''] = /^[\p{L}\p{N}]+/u.exec(node.text) ?? [];
  if (before && closed && opened && next) {
    const what = `“${before}” and “${next}” run together as “${before}${next}”`;
    reader.found.push({
      at: opened,
      what,
      remedy: `put a space between </${closed.tag}> and <${opened.tag}>`,
    });
  }
  reader.before = /[\p{L}\p{N}]+$/u.exec(node.text)?.[0];
  reader.closed = undefined;
  reader.opened = undefined;
}

/** Inline elements that set words apart. */
const SEPARATE = new Set([
  'a',
  'b',
  'i',
  'span',
  'time',
  'cite',
  'small',
  'label',
  'button',
  'q',
  'data',
  'summary',
]);
/** Inline elements that may stand within a word. */
const PARTS = new Set([
  'em',
  'strong',
  'sub',
  'sup',
  'code',
  'mark',
  'del',
  'ins',
  'abbr',
  'dfn',
  'var',
  'kbd',
  'samp',
  's',
  'u',
  'bdi',
  'bdo',
  'wbr',
]);
/** Nothing in them is read as a line of text. */
const SILENT = new Set(['head', 'script', 'style', 'template', 'svg', 'math']);

interface Reader {
  /** The last word, where nothing but ends and beginnings of inline elements followed it. */
  before: string | undefined;
  /** The first inline element that ended after it, and the first that began after that. */
  closed: PageElement | undefined;
  opened: PageElement | undefined;
  found: Finding[];
}
