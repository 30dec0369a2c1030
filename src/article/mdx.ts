import type { Nodes, Parents, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { location } from 'vfile-location';
import type { VFileMessage } from 'vfile-message';
import { say } from './problem.ts';
import { blanked, quoted, TOP, type TextFile } from './text.ts';

/** So many faults are reported at once; whoever has more fixes these first. */
const ROUNDS = 8;
/** Whoever walks a deeper tree may run out of stack, as the parser does. */
const DEEPEST = 500;

/**
 * The tree of an article, and whether it is whole; what MDX cannot read goes to the file's messages, in an author's terms.
 * The paragraph around a fault is blanked and the rest read again, so that one slip does not hide the next.
 */
export function mdxTree(source: TextFile, readable: string): { tree: Root; isWhole: boolean } {
  let text = readable;
  let lost = '';
  for (let round = 0; round < ROUNDS; round++) {
    try {
      const tree = parser.parse(text);
      if (levelsOf(tree) > DEEPEST) throw new RangeError();
      return { tree, isWhole: round === 0 };
    } catch (error) {
      if (error instanceof RangeError) {
        const what = 'the text cannot be read: its blocks are nested too deeply';
        say(source.file, TOP, what, 'take some of them out of the others', 'mdx-syntax');
        break;
      }
      const [start, what, instead, rule, opened = ''] = faultOf(error as VFileMessage, text);
      const [from, to] = [text.lastIndexOf('\n\n', start) + 1, text.indexOf('\n\n', start)];
      const paragraph = text.slice(from, to < 0 ? undefined : to);
      // A tag whose partner was blanked is no fault of its own.
      const tag = rule === 'unclosed-jsx' && tagAt(text, start);
      const isNew = !tag || !lost.includes(tag);
      if (isNew) say(source.file, source.at(start), what, instead, rule);
      lost += paragraph + (isNew ? opened : '');
      text = blanked(text, [from, from + paragraph.length]);
    }
  }
  return { tree: { type: 'root', children: [] }, isWhole: false };
}

/** Every node of a tree in document order with what it is in, the nearest first; a stack, since trees may be deep. */
export function flattened(tree: Nodes): Visited[] {
  const found: Visited[] = [];
  const open: Visited[] = [{ node: tree, within: [] }];
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
  const instead = 'take it out, or begin the paragraph with another word; components need no import';
  return [`the line ${beginning(text)} is read as code`, instead];
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** What MDX threw, in an author's terms, whatever it was. */
function faultOf({ ruleId, source = '', reason, place }: VFileMessage, text: string): Fault {
  const thrownAt = (place && 'start' in place ? place.start : place)?.offset ?? 0;
  if (source.includes('mdxjs-esm')) {
    const start = [...text.slice(0, thrownAt).matchAll(/^(import|export) /gm)].at(-1)?.index ?? 0;
    return [start, ...codeLine(text.slice(start)), 'import-export'];
  }
  if (source.includes('expression')) {
    const start = openBrace(text, thrownAt);
    const what = `the brace at ${beginning(text, start)} begins code`;
    return [start, what, 'write &#123; for a brace, and ids as {/* #id */}', 'expression'];
  }
  const isPairing = ruleId === 'end-tag-mismatch' || ruleId === 'unexpected-closing-slash';
  const start = Math.max(0, text.lastIndexOf('<', isPairing ? thrownAt : thrownAt - 1));
  if (isPairing) return pairing(reason, text, start);
  const isUnfinished = ruleId === 'unexpected-eof';
  const rule = isUnfinished ? 'unclosed-jsx' : 'mdx-syntax';
  const meant = INSTEAD.find(([form]) => form.test(text.slice(start)))?.[1] ?? '';
  const instead = isUnfinished ? 'end the tag with /> or >, and close every quote' : meant;
  return [start, `${beginning(text, start)} cannot be read`, instead, rule];
}

/** A closing tag at an offset, or an opening one before it, without its partner. */
function pairing(reason: string, text: string, start: number): Fault {
  // MDX says only in words where a tag was opened.
  const [, opened, line, column] = /tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason) ?? [];
  if (opened === undefined || reason.startsWith('Unexpected')) {
    const tag = tagAt(text, start);
    const what = `</${tag}> closes nothing${opened ? `, since <${opened}> is open` : ''}`;
    const instead = opened ? `write </${opened}>` : `write <${tag}> before it, or take it out`;
    return [start, what, instead, 'unclosed-jsx', opened];
  }
  const openedAt = location(text).toOffset({ line: Number(line), column: Number(column) }) ?? 0;
  const instead = `write </${opened}> after its words, or <${opened} … /> if it has none`;
  return [openedAt, `<${opened}> is not closed in its block`, instead, 'unclosed-jsx'];
}

/** What to write for a `<` that begins no tag, by what was meant. */
const INSTEAD: [form: RegExp, instead: string][] = [
  [/^<!/, 'take the comment out; an id is {/* #id */}'],
  [/^<(https?|mailto):/, 'write a link as [words](address)'],
  [/^<[A-Za-z][\w.]*\s/, 'write attributes as name="value", and &lt; for the character <'],
  [/^/, 'write &lt; for the character <'],
];

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

const beginning = (text: string, at = 0): string => quoted(/^.{0,30}/.exec(text.slice(at))?.[0] ?? '');
const tagAt = (text: string, at: number): string => /^<\/?\s*([\w.-]*)/.exec(text.slice(at))?.[1] ?? '';

/** `opened` is the tag that was open where another was closed. */
type Fault = [start: number, what: string, instead: string, rule: string, opened?: string | undefined];

/** `within` holds the nearest parents, the nearest first. */
export type Visited = { node: Nodes; within: Parents[] };
