import { isUtf8 } from 'node:buffer';
import type { Nodes } from 'mdast';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import type { Point } from 'unist';
import { say } from './problem.ts';

/** Above this a file is only measured: reading it would take longer than an author waits. */
export const LARGEST = 1024 * 1024;

/**
 * An author's file as text, without a byte order mark and with LF, so that the editor makes no difference: the same lines
 * and columns. What is not UTF-8 goes to the file's messages.
 */
export function readText(file: VFile, bytes: Uint8Array) {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const positions = location(text);
  const at = (offset: number): Point => positions.toPoint(Math.max(0, Math.min(offset, text.length))) ?? TOP;
  const isDamaged = !isUtf8(bytes);
  if (isDamaged) {
    const damage = text.indexOf('\uFFFD');
    const before = text.slice(0, damage).split('\n').pop()?.slice(-30);
    const what = before ? `the character after “${before}” is not UTF-8` : 'the text is not UTF-8';
    say(file, at(damage), what, 'save the file with the encoding UTF-8', 'not-utf8');
  }
  // Of another encoding, and so no text at all.
  const isReadable = bytes.length <= LARGEST && !(isDamaged && text.includes('\0'));
  return {
    /** Holds the path, and what is wrong. */
    file,
    text,
    /** The same for parsers: control characters are spaces. Empty where nothing but its size or encoding is said about it. */
    readable: isReadable ? text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, ' ') : '',
    isReadable,
    isDamaged,
    /** The line and column of an offset. */
    at,
    /** Bytes on disk. */
    size: bytes.length,
  };
}

/** The first line and column of a file. */
export const TOP: Point = { line: 1, column: 1 };

/** The text with everything but line breaks replaced by spaces within the ranges. */
export function blanked(text: string, ...ranges: [from: number, to: number][]): string {
  const characters = text.split('');
  for (const [from, to] of ranges)
    for (let at = from; at < Math.min(to, text.length); at++)
      if (characters[at] !== '\n') characters[at] = ' ';
  return characters.join('');
}

/** What a reader reads of a node, normalised: without note markers and id comments, blocks and line breaks as a space. */
export function plainText(node: Nodes): string {
  return normalise(words(node));
}

/** A text as it is compared and recorded: NFC, white space collapsed. */
export function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Words at fault as a message quotes them: on one line and not too long. */
export function quoted(text: string, longest = 80): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return `“${characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('')}”`;
}

/** The start of a remedy: the near word where there is one. */
export function didYouMean(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `did you mean ${quoted(near)}?`;
}

/** A name that can be an address as it is. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const isSlug = (name: string): boolean => SLUG.test(name);

/** The slug that a name would have in lower-case ASCII; empty where no letter of it is Latin. */
export function slugOf(name: string): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function words(node: Nodes): string {
  if (UNSAID.test(node.type)) return '';
  const { children, value, alt } = node as { children?: Nodes[]; value?: string; alt?: string | null };
  const own = children?.map(words).join('') ?? value ?? alt ?? '';
  return BLOCKS.test(node.type) ? ` ${own} ` : own;
}

const BLOCKS =
  /^(paragraph|heading|list|listItem|blockquote|code|table|tableRow|tableCell|mdxJsxFlowElement|break)$/;
const UNSAID = /^(footnoteReference|mdxTextExpression|mdxFlowExpression|mdxjsEsm)$/;

/** A file of the author's, read. */
export type TextFile = ReturnType<typeof readText>;
