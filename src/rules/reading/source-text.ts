import type { Point } from '../rule.ts';

/** A file of the author's as text: without a byte order mark and with LF, so that the editor makes no difference. */
export function sourceText(path: string, bytes: Uint8Array): SourceText {
  const decoded = new TextDecoder('utf-8').decode(bytes);
  const text = decoded.replace(/\r\n?/g, '\n');
  const damage = firstDamage(decoded, bytes);
  return { path, ...lined(text), size: bytes.length, ...(damage !== undefined && { damagedAt: damage }) };
}

/** A text with the offsets at which its lines begin. */
export function lined(text: string): LinedText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { text, lineStarts };
}

/** Line and column of an offset in the text, both counted from 1. */
export function pointAt({ text, lineStarts }: LinedText, offset: number): Point {
  const at = Math.max(0, Math.min(offset, text.length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (lineStarts[low] ?? 0) + 1 };
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

/** Offset in the normalised text of the first byte that is not UTF-8, or undefined. */
function firstDamage(decoded: string, bytes: Uint8Array): number | undefined {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const again = new TextEncoder().encode(decoded);
  const at = again.findIndex((byte, index) => byte !== bytes[index + bom]);
  if (at < 0) return undefined;
  const before = new TextDecoder('utf-8').decode(bytes.subarray(bom, bom + at));
  return before.replace(/\r\n?/g, '\n').replace(/\uFFFD$/, '').length;
}

export interface LinedText {
  text: string;
  lineStarts: number[];
}

export interface SourceText extends LinedText {
  path: string;
  /** Bytes on disk. */
  size: number;
  damagedAt?: number;
}
