import type { Figure } from '../article/schema.ts';
import { listed, placeNumber, type Card } from './card.ts';
import {
  block,
  column,
  COLOURS,
  line,
  placed,
  row,
  rule,
  shape,
  type Element,
  type Faces,
} from './elements.ts';
import { laneHeight, lanesOf } from './lanes.ts';

/**
 * A card as the elements that satori draws: each text is measured here and shortened to its room, so that nothing can overflow.
 * Where no font has a character of the card's main text, only the site's name is left.
 */
export function cardElements(card: Card, faces: Faces): Element {
  const parts = partsOf(card, faces) ?? [column(MIDDLE, brand(card.site, faces, 1.8).element)];
  const sheet = { width: WIDTH, height: heightOf(card), padding: `${BAR + 36}px ${LEFT}px 24px` };
  const bar = placed({ left: 0, top: 0, width: WIDTH, height: BAR, backgroundColor: COLOURS.ink });
  return column({ ...sheet, backgroundColor: COLOURS.paper, position: 'relative' }, bar, ...parts);
}

export const WIDTH = 1200;
/** Of a link's card. */
const HEIGHT = 630;
const BAR = 14;
/** The edges of all texts and rules. */
const LEFT = 72;
const SPAN = WIDTH - 2 * LEFT;
/** Between what is above or beside each other. */
const GAP = 32;
/** The height between the top line and the foot of a link's card, less the space beside each. */
const ROOM = 394;
/** Above and below lanes, together. */
const RULES = 4;
const TITLE = { color: COLOURS.ink, tracking: -0.018, leading: 1.04, width: SPAN };
const TEXT = { leading: 1.34, width: SPAN };
const MIDDLE = { flexGrow: 1, justifyContent: 'center' };

/** The letters *If* in a square of 32. */
export const LETTERS =
  'M11.61 8.18L10.38 7.69L10.5 7.31L16.15 7.31L16.03 7.69L14.53 8.22L11.07 19.55L12.3 20.03L12.19 20.42L6.54 20.42L6.66 20.03L8.16 19.51ZM14.79 12.78L14.96 11.84L21.93 11.84L21.75 12.78ZM18.3 17.6Q17.78 19.84 17.13 21.36Q16.47 22.88 15.7 23.79Q14.93 24.7 14.05 25.1Q13.18 25.5 12.24 25.5Q11.16 25.5 10.64 25.07Q10.12 24.64 10.12 23.98Q10.12 23.49 10.41 23.17Q10.71 22.86 11.14 22.86Q11.36 22.86 11.56 23.06Q11.76 23.26 12.01 23.71Q12.27 24.16 12.52 24.32Q12.76 24.49 13.02 24.49Q13.32 24.49 13.59 24.36Q13.85 24.24 14.08 23.92Q14.3 23.6 14.51 23.04Q14.71 22.48 14.89 21.61L16.8 12.41Q17.21 10.47 18.14 9.16Q19.07 7.84 20.36 7.17Q21.64 6.5 23.08 6.5Q23.89 6.5 24.42 6.71Q24.95 6.92 25.2 7.27Q25.46 7.62 25.46 8.04Q25.46 8.58 25.1 8.92Q24.74 9.26 24.27 9.26Q24.06 9.26 23.85 9Q23.64 8.74 23.38 8.36Q23.12 7.95 22.79 7.74Q22.45 7.54 22.06 7.54Q21.55 7.54 21.17 7.78Q20.79 8.02 20.51 8.58Q20.22 9.14 20 10.12Z';

function heightOf(card: Card): number {
  return (card.kind === 'article' && card.height) || HEIGHT;
}

function partsOf(card: Card, faces: Faces): Parts {
  if (card.kind === 'article') return article(card, faces);
  if (card.kind === 'quotation') return quotation(card, faces);
  if (card.kind === 'figure' && card.figure) return figure(card, card.figure, faces);
  return card.kind === 'paragraph' ? paragraph(card, faces) : section(card, faces);
}

/** What a card is higher than a link's goes to its lanes, of which four are 54 high on that, and what they leave to the headline. */
function article(card: Of<'article'>, faces: Faces): Parts {
  const { kicker, topic, headline, lead, dateline, readingTime, site } = card;
  const more = heightOf(card) - HEIGHT;
  const lane = lead ? laneHeight(lead, 216 + more * 0.6, 81 + more * 0.06) : 0;
  const height = ROOM + more - (lead ? lane * lead.lanes.length + RULES + GAP : 0);
  const lines = lead && !more ? 2 : 5;
  const sizes = [96, 88, 80, 74, 68, 64, 60, 56, 52, 48, 45, 42, 39, 36];
  const title = block(headline, faces.display, { ...TITLE, height, lines, sizes });
  const chart = lead && lanesOf(lead, faces, { width: SPAN, lane, hasYears: false });
  return (
    title && [
      top(kicker, topic, faces),
      column(
        { flexGrow: 1, gap: GAP, padding: '20px 0 44px' },
        column({ flexGrow: 1, justifyContent: lead ? 'center' : 'flex-end' }, title.element),
        chart,
      ),
      foot(site, faces, plain(listed(' · ', dateline, readingTime), faces)),
    ]
  );
}

/** A section, or a figure that is not drawn from data. */
function section(card: Of<'section' | 'figure'>, faces: Faces): Parts {
  const title = block(card.title, faces.display, {
    ...TITLE,
    height: 276,
    sizes: [88, 80, 72, 64, 56, 50, 46],
  });
  const room = { height: 380 - (title?.height ?? 0), sizes: [39] };
  const text = block(card.text, faces.text, { ...TEXT, ...room, color: COLOURS.ink2 });
  return (
    title && [
      top(placeNumber(card), card.headline, faces),
      column({ ...MIDDLE, gap: 26, paddingTop: 14 }, title.element, text?.element),
      foot(card.site, faces, plain(card.about, faces)),
    ]
  );
}

function paragraph(card: Of<'paragraph'>, faces: Faces): Parts {
  const label = line(card.title, faces.strong, 27, COLOURS.ink2, SPAN);
  const text = block(card.text, faces.text, { ...TEXT, color: COLOURS.ink, lines: 6, sizes: [43] });
  return (
    text && [
      top(placeNumber(card), card.headline, faces),
      column({ ...MIDDLE, gap: 12, paddingTop: 14 }, label?.element, text.element),
      foot(card.site, faces, plain(card.about, faces)),
    ]
  );
}

function figure(card: Of<'figure'>, data: Figure, faces: Faces): Parts {
  const title = block(card.title, faces.display, { ...TITLE, height: 76, sizes: [64, 56, 48, 42, 36] });
  const lane = laneHeight(data, 264, 99);
  return (
    title && [
      top(placeNumber(card), card.headline, faces),
      column({ height: 106, paddingTop: 16 }, title.element),
      column({ ...MIDDLE, paddingBottom: 44 }, lanesOf(data, faces, { width: SPAN, lane, hasYears: true })),
      foot(card.site, faces, plain(card.text, faces)),
    ]
  );
}

function quotation(card: Of<'quotation'>, faces: Faces): Parts {
  const look = { color: COLOURS.ink, tracking: -0.015, leading: 1.08 };
  const room = { width: SPAN - 112, height: 364, sizes: [78, 70, 62, 54, 48, 43, 39, 35, 32] };
  const quote = (text: string) => `“${text}”`;
  const words = block(card.words, faces.display, { ...look, ...room, quote });
  const corners = 'M4 136V4h132M1052 284v132h-132';
  const path = shape('path', { d: corners, fill: 'none', stroke: COLOURS.seal, strokeWidth: 8 });
  return (
    words && [
      placed({ left: LEFT, top: BAR + 44 }, shape('svg', { width: SPAN, height: 420 }, path)),
      column({ ...MIDDLE, padding: '8px 56px 36px' }, words.element),
      foot(card.site, faces, (width) => said(card, faces, width), 92),
    ]
  );
}

/** Who said it; when and where, of which the date has the room it needs first. */
function said({ speaker, role, occasion, date }: Of<'quotation'>, faces: Faces, width: number) {
  const day = plain(date && `, ${date}`, faces)(width);
  const where = plain(occasion, faces)(width - (day?.width ?? 0));
  const element = column(
    {},
    pair(speaker, role && `, ${role}`, faces, { color: COLOURS.ink, width, gap: 0 }),
    row({}, where?.element, where ? day?.element : plain(date, faces)(width)?.element),
  );
  return { element };
}

/** What a card is of: its kind in seal, and beside it a text that is shortened to the line. */
function top(first: string, second: string, faces: Faces): Element {
  return pair(first, second, faces, { color: COLOURS.seal, width: SPAN, gap: 10 });
}

function pair(
  first: string,
  second: string,
  faces: Faces,
  look: { color: string; width: number; gap: number },
): Element {
  const { color, width, gap } = look;
  const lead = line(first, faces.strong, 26, color, width);
  return row({ gap }, lead?.element, plain(second, faces)(width - (lead ? lead.width + gap : 0))?.element);
}

function plain(text: string, faces: Faces) {
  return (width: number) => line(text, faces.label, 26, COLOURS.ink2, width);
}

/** The line at the bottom: on the left what is given the width that is left, on the right the name of the site. */
function foot(
  site: string,
  faces: Faces,
  left: (width: number) => { element: Element } | undefined,
  height = 64,
): Element {
  const name = brand(site, faces, 1);
  return column(
    { height, flexShrink: 0 },
    rule(),
    row(
      { flexGrow: 1, justifyContent: 'space-between', alignItems: 'center' },
      left(SPAN - name.width - GAP)?.element ?? row({}),
      name.element,
    ),
  );
}

function brand(site: string, faces: Faces, scale: number) {
  const [mark, gap] = [40 * scale, 12 * scale];
  const name = line(site, faces.display, 27 * scale, COLOURS.ink, (SPAN * scale) / 2 - mark - gap);
  const monogram = shape(
    'svg',
    { width: mark, height: mark, viewBox: '0 0 32 32' },
    shape('path', { d: 'M2 11V2h9M30 21v9h-9', fill: 'none', stroke: COLOURS.seal, strokeWidth: 3 }),
    shape('path', { d: LETTERS, fill: COLOURS.ink }),
  );
  return {
    element: row({ gap, alignItems: 'center', flexShrink: 0 }, monogram, name?.element),
    width: mark + gap + (name?.width ?? 0),
  };
}

type Of<Kind extends Card['kind']> = Card & { kind: Kind };
/** Undefined where its main text cannot be drawn. */
type Parts = Element[] | undefined;
