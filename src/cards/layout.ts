import { drawableText, sectionNumber, typeset, type Box, type Card } from './lines.ts';
import type { CardFonts, Face } from './fonts.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;

/**
 * A card as the elements that satori draws: every line broken, sized and placed here, so that nothing can overflow.
 * Where no font has a character of the card's main text, only the site's name is left.
 */
export function cardElements(card: Card, faces: Faces): Element {
  const parts = partsOf(card, faces) ?? brand(card.site, faces, 256, 1.8);
  const bar = box({ left: 0, top: 0, width: WIDTH, height: 14, backgroundColor: INK });
  const sheet = { display: 'flex', left: 0, top: 0, width: WIDTH, height: HEIGHT, backgroundColor: PAPER };
  return box(sheet, [bar, ...parts]);
}

const PAPER = '#edf1ec';
const INK = '#14212b';
const INK_2 = '#35434d';
const SEAL = '#90231a';
const OUTLINE = { fill: 'none', stroke: SEAL };
/** The edges of all text and rules, inside the safe box of 1080 × 567. */
const LEFT = 72;
const SPAN = WIDTH - 2 * LEFT;
/** Between two texts on one line. */
const GAP = 13;
/** Widths are measured without kerning, which only draws letters together: the 12 pixels more end inside the safe box. */
const HEADLINE = { color: INK, tracking: -0.018, leading: 1.03, width: SPAN + 12 };
const SIZES = [84, 76, 68, 60, 52, 46];

/** The letters *If* in a square of 32. */
export const LETTERS =
  'M11.61 8.18L10.38 7.69L10.5 7.31L16.15 7.31L16.03 7.69L14.53 8.22L11.07 19.55L12.3 20.03L12.19 20.42L6.54 20.42L6.66 20.03L8.16 19.51ZM14.79 12.78L14.96 11.84L21.93 11.84L21.75 12.78ZM18.3 17.6Q17.78 19.84 17.13 21.36Q16.47 22.88 15.7 23.79Q14.93 24.7 14.05 25.1Q13.18 25.5 12.24 25.5Q11.16 25.5 10.64 25.07Q10.12 24.64 10.12 23.98Q10.12 23.49 10.41 23.17Q10.71 22.86 11.14 22.86Q11.36 22.86 11.56 23.06Q11.76 23.26 12.01 23.71Q12.27 24.16 12.52 24.32Q12.76 24.49 13.02 24.49Q13.32 24.49 13.59 24.36Q13.85 24.24 14.08 23.92Q14.3 23.6 14.51 23.04Q14.71 22.48 14.89 21.61L16.8 12.41Q17.21 10.47 18.14 9.16Q19.07 7.84 20.36 7.17Q21.64 6.5 23.08 6.5Q23.89 6.5 24.42 6.71Q24.95 6.92 25.2 7.27Q25.46 7.62 25.46 8.04Q25.46 8.58 25.1 8.92Q24.74 9.26 24.27 9.26Q24.06 9.26 23.85 9Q23.64 8.74 23.38 8.36Q23.12 7.95 22.79 7.74Q22.45 7.54 22.06 7.54Q21.55 7.54 21.17 7.78Q20.79 8.02 20.51 8.58Q20.22 9.14 20 10.12Z';

function partsOf(card: Card, faces: Faces): Element[] | undefined {
  if (card.kind === 'article') return article(card, faces);
  return card.kind === 'section' ? section(card, faces) : quotation(card, faces);
}

function article(card: Of<'article'>, faces: Faces): Element[] | undefined {
  const headline = block(card.headline, faces.display, { ...HEADLINE, height: 282, sizes: SIZES });
  if (headline.height === 0) return undefined;
  const reading = line(card.readingTime, faces.label, 26, INK_2, SPAN / 3);
  return [
    ...brand(card.site, faces),
    ...pair(card.kicker, card.topic, { size: 28, color: SEAL, top: 180, width: SPAN }, faces),
    ...headline.at({ left: LEFT - 1 }, 230),
    rule(532),
    ...line(card.dateline, faces.label, 26, INK_2, SPAN - reading.width - 3 * GAP).at({ left: LEFT }, 552),
    ...reading.at({ right: LEFT }, 552),
  ];
}

function section(card: Of<'section'>, faces: Faces): Element[] | undefined {
  const heading = block(card.heading, faces.display, { ...HEADLINE, height: 264, sizes: [96, ...SIZES] });
  if (heading.height === 0) return undefined;
  const top = 319 - (73 + heading.height) / 2;
  return [
    ...brand(card.site, faces),
    ...line(sectionNumber(card), faces.strong, 44, SEAL, SPAN).at({ left: LEFT }, top),
    ...heading.at({ left: LEFT - 2 }, top + 73),
    rule(532),
    ...line(card.headline, faces.strong, 26, INK, SPAN).at({ left: LEFT }, 552),
  ];
}

function quotation(card: Of<'quotation'>, faces: Faces): Element[] | undefined {
  const look = { color: INK, tracking: -0.014, leading: 1.065, quote: (text: string) => `“${text}”` };
  const room = { width: SPAN - 128, height: 340, sizes: [90, 80, 70, 62, 54, 48, 43, 39, 35, 32] };
  const words = block(card.words, faces.display, { ...look, ...room });
  if (words.height === 0) return undefined;
  const site = line(card.site, faces.display, 27, INK, SPAN / 2);
  const siteLeft = LEFT + SPAN - site.width - 50;
  const width = siteLeft - 3 * GAP - LEFT;
  return [
    drawing({ type: 'path', props: { ...OUTLINE, d: 'M76 206V70h136M1124 350v136h-136', strokeWidth: 8 } }),
    ...words.at({ left: LEFT + 64 }, 278 - words.height / 2),
    rule(526),
    ...pair(card.speaker, card.occasion, { size: 26, color: INK, top: 546, width }, faces),
    monogram(siteLeft, 545, 41),
    ...site.at({ right: LEFT }, 548),
  ];
}

function brand(site: string, faces: Faces, top = 58, scale = 1): Element[] {
  const name = line(site, faces.display, 30 * scale, INK, SPAN - 84 * scale);
  return [monogram(LEFT, top, 66 * scale), ...name.at({ left: LEFT + 84 * scale }, top + 14 * scale)];
}

function monogram(left: number, top: number, size: number): Element {
  const frame = { type: 'path', props: { ...OUTLINE, d: 'M2 11V2h9M30 21v9h-9', strokeWidth: 3 } };
  const letters = { type: 'path', props: { d: LETTERS, fill: INK } };
  const transform = `translate(${left} ${top}) scale(${size / 32})`;
  return drawing({ type: 'g', props: { transform, children: [frame, letters] } });
}

/** A text in the strong face, and beside it, where there is room, another in the plain one. */
function pair(first: string, second: string, look: Row, faces: Faces): Element[] {
  const lead = line(first, faces.strong, look.size, look.color, look.width);
  const left = lead.width && lead.width + GAP;
  const rest = line(second, faces.label, look.size, INK_2, look.width - left);
  return [...lead.at({ left: LEFT }, look.top), ...rest.at({ left: LEFT + left }, look.top)];
}

function line(text: string, face: Face[], size: number, color: string, width: number) {
  const look = { color, width, height: size * 1.3, leading: 1.3, tracking: 0, sizes: [size] };
  return block(text, face, look);
}

/** A text in the first of the faces that has all its characters. */
function block(text: string, faces: Face[], look: Look) {
  const words = drawableText(text, (character) => faces.some(({ has }) => has(character)));
  const face = faces.find(({ has }) => Array.from(words).every(has)) ?? faces.at(-1)!;
  const measure = (part: string) => face.width(part) + look.tracking * part.length;
  const { size, lines } = typeset(drawableText(words, face.has), look, measure, look.quote);
  const height = size * look.leading;
  const font = { fontFamily: face.family, fontSize: size, letterSpacing: size * look.tracking };
  const type = { ...font, lineHeight: look.leading, color: look.color, whiteSpace: 'pre' };
  return {
    width: Math.max(0, ...lines.map((each) => Math.ceil(measure(each) * size))),
    height: lines.length * height,
    at: (side: { left: number } | { right: number }, top: number) =>
      lines.map((each, index) => box({ ...side, ...type, top: top + index * height }, each)),
  };
}

function rule(top: number): Element {
  return box({ left: LEFT, top, width: SPAN, height: 2, backgroundColor: INK });
}

/** Paths in the card's own pixels. */
function drawing(...children: Element[]): Element {
  const sheet = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT };
  return { type: 'svg', props: { ...sheet, style: { position: 'absolute', left: 0, top: 0 }, children } };
}

function box(style: Record<string, string | number>, children?: Element[] | string): Element {
  return { type: 'div', props: { style: { position: 'absolute', ...style }, children } };
}

type Faces = CardFonts['faces'];
type Of<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;
type Row = { size: number; color: string; top: number; width: number };
type Look = Box & { color: string; tracking: number; quote?: (words: string) => string };

/** A node as React would make it, which is what satori takes. */
export type Element = { type: string; props: Record<string, unknown> };
