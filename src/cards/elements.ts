import type { CardFonts, Face } from './fonts.ts';
import { drawableText, typeset, type Box } from './lines.ts';

export const COLOURS = {
  paper: '#edf1ec',
  raised: '#f8faf7',
  rule: '#bcc7c0',
  line: '#788685',
  ink: '#14212b',
  ink2: '#35434d',
  seal: '#90231a',
};

/** A text in the first of the faces that has all its characters, in the largest size that holds it; undefined where nothing of it can be drawn. */
export function block(text: string, faces: Face[], look: Look) {
  const words = drawableText(text, (character) => faces.some(({ has }) => has(character)));
  const face = faces.find(({ has }) => Array.from(words).every(has)) ?? faces.at(-1)!;
  const { tracking = 0, leading = 1.3, height = Infinity, lines = Infinity, sizes, color } = look;
  const measure = (part: string) => face.width(part) + tracking * part.length;
  const box = { width: look.width - SPARE, height, lines, leading, sizes };
  const drawable = drawableText(words, face.has);
  const set = typeset(lines === 1 ? drawable : bound(drawable), box, measure, look.quote);
  if (!set) return undefined;
  const { size } = set;
  const style = {
    display: 'block',
    flexShrink: 0,
    fontFamily: face.family,
    fontSize: size,
    letterSpacing: size * tracking,
    lineHeight: leading,
    color,
    ...(lines === 1
      ? { whiteSpace: 'pre' }
      : { width: look.width, textWrap: 'balance', overflowWrap: 'break-word' }),
  };
  return {
    element: { type: 'div', props: { style, children: set.text } },
    text: set.text,
    width: Math.ceil(measure(set.text) * size),
    height: set.lines * size * leading,
  };
}

/** A text on one line. */
export function line(text: string, faces: Face[], size: number, color: string, width: number) {
  return block(text, faces, { color, width, lines: 1, sizes: [size] });
}

/** A box whose parts follow each other. */
export function row(style: Style, ...children: (Element | undefined)[]): Element {
  return {
    type: 'div',
    props: {
      style: { display: 'flex', boxSizing: 'border-box', ...style },
      children: children.filter(Boolean),
    },
  };
}

export function column(style: Style, ...children: (Element | undefined)[]): Element {
  return row({ flexDirection: 'column', ...style }, ...children);
}

export function placed(style: Style, child?: Element): Element {
  return row({ position: 'absolute', ...style }, child);
}

export function rule(): Element {
  return row({ height: 2, flexShrink: 0, backgroundColor: COLOURS.ink });
}

/** A node of an SVG. */
export function shape(type: string, props: object, ...children: Element[]): Element {
  return { type, props: { ...props, children } };
}

/** A word of one letter begins a line rather than ends it. */
function bound(text: string): string {
  return text.replace(/(?<=^|[\s“‘„«(])(\p{L}) /gu, '$1\u00a0');
}

/** Our widths are without kerning and ligatures, so a line may be a little wider as drawn. */
const SPARE = 12;

type Look = Pick<Box, 'width' | 'sizes'> & {
  color: string;
  /** As high and of as many lines as there is room for where they are left out. */
  height?: number;
  lines?: number;
  leading?: number;
  /** In em. */
  tracking?: number;
  quote?: (words: string) => string;
};
export type Faces = CardFonts['faces'];
type Style = Record<string, string | number>;

/** A node as React would make it, which is what satori takes. */
export type Element = { type: string; props: Record<string, unknown> };
