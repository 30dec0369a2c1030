import type { Nodes, Parent } from 'mdast';
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
export function textOf(file: VFile, bytes: Uint8Array): Text {
  const decoded = new TextDecoder('utf-8').decode(bytes);
  const text = decoded.replace(/\r\n?/g, '\n');
  const damage = firstDamage(decoded, bytes);
  const places = location(text);
  const at = (offset: number): Point => places.toPoint(Math.max(0, Math.min(offset, text.length))) ?? TOP;
  if (damage !== undefined) {
    const before = text.slice(0, damage).split('\n').pop()?.slice(-30);
    const what = before ? `the sign after “${before}” is not UTF-8` : 'the text is not UTF-8';
    say(file, at(damage), what, 'save the file with the encoding UTF-8', 'not-utf8');
  }
  // Not text at all, or text of another encoding: nothing that it says can be trusted.
  const isReadable = bytes.length <= LARGEST && !(damage !== undefined && text.includes('\0'));
  return { file, text, at, size: bytes.length, isDamaged: damage !== undefined, isReadable };
}

/** The first line and column of a file. */
export const TOP: Point = { line: 1, column: 1 };

/** A text that parsers can read: each control character is a space. */
export function withoutControls(text: string): string {
  return text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, ' ');
}

/** The text with everything but line breaks replaced by spaces within the ranges, which are in order. */
export function blanked(text: string, ...ranges: [from: number, to: number][]): string {
  let result = '';
  let at = 0;
  for (const [from, to] of ranges) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    result += text.slice(at, start) + text.slice(start, to).replace(/[^\n]/g, ' ');
    at = to;
  }
  return result + text.slice(at);
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

/** True of a file name that can be an address as it is. */
export function isSlug(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

/** The slug that a name would have in lower-case ASCII; empty where no letter of it is Latin. */
export function slugOf(name: string): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Offset in the normalised text of the first byte that is not UTF-8, or undefined. */
function firstDamage(decoded: string, bytes: Uint8Array): number | undefined {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const again = new TextEncoder().encode(decoded);
  const at = again.findIndex((byte, index) => byte !== bytes[index + bom]);
  if (at < 0) return undefined;
  const before = new TextDecoder('utf-8').decode(bytes.subarray(bom, bom + at));
  return before.replace(/\r\n?/g, '\n').replace(/\uFFFD$/, '').length;
}

function words(node: Nodes): string {
  if (UNSAID.test(node.type)) return '';
  if (node.type === 'break') return ' ';
  if ('children' in node) return (node as Parent).children.map((child) => setOff(child as Nodes)).join('');
  const { value, alt } = node as { value?: string; alt?: string | null };
  return value ?? alt ?? '';
}

const setOff = (node: Nodes): string => (BLOCKS.test(node.type) ? ` ${words(node)} ` : words(node));
const BLOCKS =
  /^(paragraph|heading|list|listItem|blockquote|code|table|tableRow|tableCell|mdxJsxFlowElement)$/;
const UNSAID = /^(footnoteReference|mdxTextExpression|mdxFlowExpression|mdxjsEsm|yaml)$/;

/** A file of the author's, read. */
export interface Text {
  /** Holds the path, and what is wrong. */
  file: VFile;
  text: string;
  /** The line and column of an offset. */
  at: (offset: number) => Point;
  /** Bytes on disk. */
  size: number;
  isDamaged: boolean;
  /** False of a file that is too large or no text; nothing but that is said about it. */
  isReadable: boolean;
}
