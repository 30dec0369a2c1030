import type { Nodes, Parents, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { say } from './problem.ts';
import { blanked, quoted, TOP, type Text } from './text.ts';

/** So many faults are told at once; whoever has more fixes these first. */
const ROUNDS = 8;
/** Whoever walks a deeper tree may run out of stack, as the parser does. */
const DEEPEST = 500;

/**
 * The tree of an article, and whether it is whole; what MDX cannot read goes to the file's messages, in an author's terms.
 * The paragraph around a fault is blanked and the rest read again, so that one slip does not hide the next.
 */
export function mdxTree(source: Text, readable: string): { tree: Root; isWhole: boolean } {
  let text = readable;
  let lost = '';
  for (let round = 0; round < ROUNDS; round++) {
    try {
      const tree = parser.parse(text);
      if (levelsOf(tree) > DEEPEST) throw new RangeError();
      return { tree, isWhole: round === 0 };
    } catch (error) {
      if (error instanceof RangeError) {
        const what = 'the article cannot be read, for its blocks are too deep in one another';
        say(source.file, TOP, what, 'take some of them out of the others', 'mdx-syntax');
        break;
      }
      const { offset, what, instead, rule, tag, expected } = faultOf(error, text);
      const [from, to] = paragraphAround(text, offset);
      // A tag whose partner was blanked is no fault of its own.
      const isNew = !tag || !hasTag(lost, tag);
      if (isNew) say(source.file, source.at(offset), what, instead, rule);
      lost += text.slice(from, to) + (isNew && expected ? `<${expected}>` : '');
      text = blanked(text, [from, to]);
    }
  }
  return { tree: { type: 'root', children: [] }, isWhole: false };
}

/** Every node of a tree in document order with what it is in, the nearest first; a stack, since trees may be deep. */
export function flattened(tree: Nodes): Found[] {
  const found: Found[] = [];
  const open: Found[] = [{ node: tree, within: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    const { node } = next;
    if (!('children' in node)) continue;
    const within = [node, ...next.within.slice(0, 3)];
    for (const child of node.children.toReversed()) open.push({ node: child, within });
  }
  return found;
}

/** What to say of a paragraph that begins with import or export, which is code to MDX. */
export function codeLine(text: string): [what: string, instead: string] {
  return [
    `the line ${quoted(/^.{0,60}/.exec(text)?.[0] ?? '')} is read as code`,
    'take it out, or begin the paragraph with another word; components need no import',
  ];
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).freeze();

/** What MDX threw, in an author's terms, whatever it was. */
function faultOf(error: unknown, text: string): Fault {
  const thrown = error as Partial<Record<'ruleId' | 'source' | 'reason', string>> & { place?: Place };
  const { ruleId, source = '', reason = '', place } = thrown;
  const offset = Math.min(place?.start?.offset ?? place?.offset ?? 0, text.length);
  if (source.includes('mdxjs-esm')) {
    const start = paragraphStart(text, offset);
    const [what, instead] = codeLine(text.slice(start));
    return { offset: start, what, instead, rule: 'import-export' };
  }
  if (source.includes('expression')) {
    const start = openBrace(text, offset);
    const what = `the brace at ${quoted(beginning(text, start) || '{')} begins code`;
    return {
      offset: start,
      what,
      instead: 'write &#123; for a brace, and ids as {/* #id */}',
      rule: 'expression',
    };
  }
  if (ruleId === 'end-tag-mismatch' || ruleId === 'unexpected-closing-slash')
    return pairing(reason, text, offset);
  return brokenTag(ruleId, text, offset);
}

function pairing(reason: string, text: string, offset: number): Fault {
  const [, opened = '', line, column] = /tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason) ?? [];
  const closing = /closing tag `<\/([^`]*)>`/.exec(reason)?.[1];
  const rule = 'unclosed-jsx';
  if (line && closing === undefined) {
    const instead = `write </${opened}> after its words, or <${opened} … /> if it has none`;
    const start = offsetAt(text, Number(line), Number(column));
    return { offset: start, what: `<${opened}> is not closed in its block`, instead, rule, tag: opened };
  }
  const start = Math.max(0, text.lastIndexOf('<', offset));
  const tag = closing ?? /^<\/\s*([\w.-]*)/.exec(text.slice(start))?.[1] ?? '';
  if (!opened)
    return {
      offset: start,
      what: `</${tag}> closes nothing`,
      instead: `write <${tag}> before it, or take it out`,
      rule,
      tag,
    };
  const what = `</${tag}> closes nothing, since <${opened}> is open`;
  return { offset: start, what, instead: `write </${opened}>`, rule, tag, expected: opened };
}

/** A `<` that begins no whole tag: most often meant as a character, a comment or a link. */
function brokenTag(ruleId: string | undefined, text: string, offset: number): Fault {
  const start = Math.max(0, text.lastIndexOf('<', Math.max(0, offset - 1)));
  if (ruleId !== 'unexpected-eof') {
    const words = beginning(text, start);
    const instead = INSTEAD.find(([form]) => form.test(words))?.[1] ?? 'write &lt; for the sign <';
    return { offset: start, what: `${quoted(words)} cannot be read`, instead, rule: 'mdx-syntax' };
  }
  const tag = /^<\/?([\w.-]*)/.exec(text.slice(start))?.[1] ?? '';
  const instead = 'end it with /> or >, and close every quote';
  return { offset: start, what: `the tag <${tag} is not finished`, instead, rule: 'unclosed-jsx', tag };
}

const INSTEAD: [form: RegExp, instead: string][] = [
  [/^<!/, 'take the comment out; an id is {/* #id */}'],
  [/^<(https?|mailto):/, 'write a link as [words](address)'],
  [/^<[A-Za-z][\w.]*\s/, 'write attributes as name="value", and &lt; for the sign <'],
];

/** Whether a text holds a tag of this name, opening or closing. */
function hasTag(text: string, name: string): boolean {
  return new RegExp(`</?\\s*${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(text);
}

/** The last brace before an offset that is opened and not closed, else the last one opened. */
function openBrace(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && depth-- === 0) return at;
  }
  return Math.max(0, text.lastIndexOf('{', offset));
}

function levelsOf(tree: Nodes): number {
  let levels = 0;
  for (let nodes: Nodes[] = [tree]; nodes.length > 0; levels++)
    nodes = nodes.flatMap((node) => ('children' in node ? node.children : []));
  return levels;
}

/** From the blank line before the last character at or before an offset to the blank line after it. */
function paragraphAround(text: string, offset: number): [number, number] {
  const character = Math.max(0, text.slice(0, offset + 1).trimEnd().length - 1);
  const end = text.indexOf('\n\n', character);
  return [text.lastIndexOf('\n\n', character) + 1, end < 0 ? text.length : end];
}

function paragraphStart(text: string, offset: number): number {
  const blank = text.lastIndexOf('\n\n', text.slice(0, offset).trimEnd().length);
  return blank < 0 ? 0 : blank + 2;
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, text.length);
}

const beginning = (text: string, offset: number): string => /^.{1,30}/.exec(text.slice(offset))?.[0] ?? '';

/** `offset` is that of the words at fault; `expected` is the tag that was open where another was closed. */
interface Fault {
  offset: number;
  what: string;
  instead: string;
  rule: string;
  tag?: string;
  expected?: string;
}
type Place = { start?: { offset?: number }; offset?: number };

/** `within` holds the nearest parents, the nearest first. */
export interface Found {
  node: Nodes;
  within: Parents[];
}
