import satori from 'satori';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { cardFonts, characterWidths, type CardFonts } from '../../src/cards/fonts.ts';
import { cardElements } from '../../src/cards/layout.ts';
import {
  cardName,
  cardPng,
  cardSvg,
  drawnPng,
  isWholePng,
  rendered,
  withoutMasks,
} from '../../src/cards/render.ts';
import type { Card } from '../../src/cards/card.ts';
import type { Element } from '../../src/cards/elements.ts';
import type { Place } from '../../src/article/places.ts';
import type { Figure, Frontmatter, Mark } from '../../src/article/schema.ts';
import type { Reading } from '../../src/components/reading.ts';
import { cardFor, cardsOf } from '../../src/pages/_cards.ts';

const site = 'A Site of News';
const PAPER = [0xed, 0xf1, 0xec];
const SENTENCE =
  'The door to dialogue remains open, but a meeting for its own sake would serve nobody at all, ';
const LONG = SENTENCE.repeat(6);
const MONTHS = '28 September 1903';

type Of<Kind> = Partial<Card & { kind: Kind }>;
const mark = (kind: Mark['kind'], date: string, label?: string): Mark => ({ kind, date, label, sources: [] });
const lane = (name: string, ...marks: Mark[]) => ({ name, note: '', marks });
const figure = (...lanes: Figure['lanes']): Figure => ({
  ...{ subtitle: '', brief: 'Who wrote to whom', caption: '', from: '1901', to: '1906' },
  lanes,
});
const letters = figure(
  lane('Keepers', mark('reported', '1902'), mark('offered', '1906-12-23', 'Offered')),
  lane('Teachers', ...['1903-05-01', '1904', '1905'].map((date) => mark('event', date))),
);
const many = figure(
  ...Array.from({ length: 8 }, () =>
    lane(`${LONG} of letters`, mark('pause', '1902'), mark('ended', '1903')),
  ),
);

const article = (headline: string, more: Of<'article'> = {}): Card => ({
  ...{ kind: 'article', kicker: 'Analysis', topic: 'Birds', headline, site },
  ...{ dateline: '2 January 2020', readingTime: '5-minute read', ...more },
});
const quotation = (words: string, more: Of<'quotation'> = {}): Card => ({
  ...{ kind: 'quotation', words, speaker: 'Ann Moss', role: 'keeper', site },
  ...{ occasion: 'a letter', date: MONTHS, ...more },
});
const place = { number: 12, headline: LONG, about: 'Analysis · Birds', site };
const section = (title: string, text = ''): Card => ({ kind: 'section', ...place, title, text });
const paragraph = (text: string): Card => ({ kind: 'paragraph', ...place, title: 'Our reading', text });
const figureCard = (title: string, drawn: Figure): Card => ({
  ...{ kind: 'figure', ...place, title, text: LONG, figure: drawn },
});

let fonts: CardFonts;
beforeAll(async () => {
  fonts = await cardFonts();
});

test.each<[string, Card, number?]>([
  ['a headline of 110 wide letters', article('WWWWWWWWWW '.repeat(10).trim())],
  ['a headline of 110 wide letters over lanes', article('WWWWWWWWWW '.repeat(10).trim(), { lead: letters })],
  ['an article with many lanes', article('An offer', { topic: LONG, lead: many })],
  ['a square article', article(SENTENCE, { lead: letters, height: 1200 }), 1200],
  ['an article of 4:3', article(SENTENCE, { lead: many, height: 900 }), 900],
  ['an article of 16:9', article(SENTENCE, { height: 675 }), 675],
  ['a word of 80 letters', section('mmmmi'.repeat(16), 'mmmmi'.repeat(16))],
  ['a section of long sentences', section(SENTENCE, LONG)],
  [
    'a quotation of 400 characters',
    quotation(LONG.slice(0, 400), { speaker: LONG, role: LONG, occasion: LONG }),
  ],
  ['a long paragraph', paragraph(LONG)],
  ['a figure of one lane', figureCard(SENTENCE, figure(lane(LONG, mark('event', '1901'))))],
  ['a figure of many lanes', figureCard('Letters', many)],
  ['Cyrillic', quotation('Ђорђе говорит о диалоге с Ґалаґаном, Қазақстан молчит')],
  ['a site with a long name', { ...section('Letters'), site: LONG }],
])(
  'the card of %s is a small picture with nothing outside the safe area',
  async (_name, card, height = 630) => {
    const png = await drawnPng(cardElements(card, fonts.faces), fonts);
    expect(png.length).toBeLessThanOrEqual(60_000);
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1200, height]);
    const stray: string[] = [];
    let ink = 0;
    for (let y = 14; y < height; y += 1) {
      for (let x = 0; x < 1200; x += 1) {
        const at = 3 * (y * 1200 + x);
        if (PAPER.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) < 4)) continue;
        ink += 1;
        if (x < 70 || x >= 1130 || y < 50 || y >= height - 32) stray.push(`${x},${y}`);
      }
    }
    expect(stray).toEqual([]);
    expect(ink).toBeGreaterThan(10_000);
  },
);

test.each([
  ['headline', article('WWWW '.repeat(22).trim(), { lead: letters })],
  ['headline', article(SENTENCE, { lead: letters })],
  ['heading', section(SENTENCE, LONG)],
  ['paragraph', paragraph(LONG)],
  ['quotation', quotation(LONG)],
])('the lines of a long %s are as many as its room was measured for', async (_name, card) => {
  const texts: { left: number; top: number; width: number; height: number; textContent?: string }[] = [];
  await satori(cardElements(card, fonts.faces) as never, {
    ...{ width: 1200, fonts: fonts.files },
    onNodeDetected: (node) => void (node.textContent && texts.push(node)),
  });
  const touching = texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter(
        (other) =>
          Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top) > 1 &&
          Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left) > 1,
      )
      .map((other) => `${one.textContent} and ${other.textContent}`),
  );
  expect(texts.length).toBeGreaterThan(3);
  expect(touching).toEqual([]);
});

test.each<[string, Of<'quotation'>]>([
  ['a long occasion', { occasion: LONG }],
  ['a long speaker and role', { speaker: LONG, role: LONG, occasion: 'a letter' }],
  ['a long name of the site', { occasion: LONG, site: LONG }],
])('the date of a quotation with %s is there whole', async (_name, more) => {
  const { pixels } = await picture(quotation('I will.', more));
  const dateOf = async (date: string) => picture(quotation('I will.', { occasion: '', date }));
  expect(isInFoot(pixels, (await dateOf(MONTHS)).pixels)).toBe(true);
  for (const other of ['23 September 1903', '28 September 1908', '28 September 19033'])
    expect(isInFoot(pixels, (await dateOf(other)).pixels), other).toBe(false);
});

test('the cards of a figure and of the article it leads change with its marks, its lanes and its years', async () => {
  // A mark between two others leaves the line as it is.
  const dates = ['1903-05-01', '1904-06', '1905'].map((date) => mark('event', date));
  const moved = figure(...letters.lanes.with(1, lane('Teachers', ...dates)));
  const named = figure(...letters.lanes.with(1, { ...letters.lanes[1]!, short: 'Masters' }));
  const drawings = [letters, moved, named, { ...letters, to: '1907' }];
  for (const card of [figureCard.bind(null, 'Letters'), (lead: Figure) => article('An offer', { lead })]) {
    const pictures = await Promise.all(drawings.map((drawn) => cardPng(card(drawn))));
    expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(drawings.length);
  }
});

test('an open frame has its words beside it where there is room, its date whole', () => {
  const words = (label: string | undefined, date = '1906-12-23') =>
    texts(figureCard('Letters', figure(lane('Keepers', mark('offered', date, label))))).find((text) =>
      text.endsWith(' 1906'),
    );
  expect(words('Offered')).toBe('Offered, December 1906');
  expect(words(undefined)).toBe('December 1906');
  expect(words(LONG)).toBe('December 1906');
});

test.each([
  article('An offer', { lead: letters }),
  quotation('The door remains open'),
  figureCard('Letters', letters),
])('the card of $kind looks the same without the masks that satori gives each box', async (card) => {
  const svg = await cardSvg(cardElements(card, fonts.faces), fonts);
  expect(svg).toMatch(/<mask|<clipPath/);
  expect(withoutMasks(svg)).not.toMatch(/mask|clip/i);
  expect(rendered(withoutMasks(svg)).pixels.equals(rendered(svg).pixels)).toBe(true);
});

test('the same card gives the same bytes, drawn or kept', async () => {
  const card = article('A keeper offers Ann a meeting');
  const kept = await cardPng(card);
  expect(await cardPng(card)).toEqual(kept);
  expect(await drawnPng(cardElements(card, fonts.faces), fonts)).toEqual(kept);
});

test('the name of a card’s file changes with what it shows and not otherwise', async () => {
  const name = await cardName(article('An offer'));
  expect(name).toMatch(/^[0-9a-f]{8}$/);
  expect(await cardName(article('An  offer 😀'))).toBe(name);
  expect(await cardName(article('No offer'))).not.toBe(name);
});

test('a damaged or half-written picture is not whole', async () => {
  const png = await cardPng(article('A keeper offers Ann a meeting'));
  const damaged = Buffer.from(png);
  damaged[500] = (damaged[500] ?? 0) ^ 1;
  expect([png, damaged, png.subarray(0, -1), png.subarray(0, 900), Buffer.alloc(0)].map(isWholePng)).toEqual([
    true,
    ...[false, false, false, false],
  ]);
});

test('a font’s widths are those of its characters alone, in em', () => {
  const widths = (name: string) => characterWidths(fonts.files.find((file) => file.name === name)!.data);
  const latin = widths('display-latin');
  expect(['I', 'W', 'i', ' ', '…'].map((character) => latin.get(character.codePointAt(0)!))).toEqual([
    0.365, 1.025, 0.2925, 0.218, 0.693,
  ]);
  expect(widths('strong-cyrillic').get('Ж'.codePointAt(0)!)).toBe(1.038);
  expect([0xffff, 0x416, 0x6f22].filter((character) => latin.has(character))).toEqual([]);
});

test('accents are drawn in the display face, Cyrillic in the label face', () => {
  expect(textsAndFonts(article('Linkevičius, Brégançon'))).toContainEqual([
    'Linkevičius, Brégançon',
    'display',
  ]);
  expect(textsAndFonts(article('Чайка'))).toContainEqual(['Чайка', 'strong']);
});

test('a word of one letter stays with the next, and the end of a word does not', () => {
  expect(texts(article('I offer Ann’s bird a “I am” at once'))).toContain(
    'I\u00a0offer Ann’s bird a\u00a0“I\u00a0am” at once',
  );
});

test('characters that no font has are left out, and with nothing left only the site’s name is shown', () => {
  expect(textsAndFonts(article('Oslo 😀 offers 漢字 ☕️ عربي'))).toContainEqual(['Oslo offers', 'display']);
  expect(textsAndFonts(article('😀 漢字'))).toEqual([[site, 'display']]);
});

test('a character that no font has stops the drawing instead of becoming a box', async () => {
  const card = cardElements(article('An offer'), fonts.faces);
  const elements = JSON.parse(JSON.stringify(card).replace('An offer', '漢'));
  await expect(drawnPng(elements, fonts)).rejects.toThrow(
    'no card font has “漢”; leave it out of the text with drawableText()',
  );
});

test('an article has cards in four shapes, and one for each place of its own kind', async () => {
  const cards = await cardsOf(entry, reading);
  expect([...cards.keys()]).toEqual([
    ...['article', 'article-1x1', 'article-4x3', 'article-16x9'],
    ...['start', 'f-data', 'q-own', 'f-table'],
  ]);
  expect(new Set([...cards.values()].map(({ path }) => path)).size).toBe(cards.size);
  const sizes = [...cards.values()].slice(0, 4).map(async ({ card }) => {
    const { width, height } = await sharp(await cardPng(card)).metadata();
    return [width, height];
  });
  expect(await Promise.all(sizes)).toEqual([630, 1200, 900, 675].map((height) => [1200, height]));
});

test('a place without a card of its own shows its section’s, a paragraph its own where the site asks for it', async () => {
  const shown = async (place: Partial<Place>, asked: boolean) => {
    const cards = await cardsOf(entry, reading, { paragraphCards: asked } as never);
    return cardFor(place as Place, cards)?.card;
  };
  const [, one, , , table] = places;
  expect(await shown(table!, true)).toMatchObject({
    kind: 'figure',
    title: 'A table',
    figure: undefined,
  });
  expect(await shown(one!, false)).toMatchObject({ kind: 'section' });
  expect(await shown(one!, true)).toMatchObject({ kind: 'paragraph', title: 'Our reading', number: 1 });
});

const places: Partial<Place>[] = [
  { kind: 'section', id: 'start', section: 'start', number: 1, text: 'Letters' },
  {
    kind: 'paragraph',
    id: 'p-one',
    section: 'start',
    number: 1,
    label: 'read',
    text: 'Ann wrote first. Ben did not.',
  },
  { kind: 'figure', id: 'f-data', section: 'start', number: 1, text: 'The letters', data: 'letters' },
  { kind: 'quotation', id: 'q-own', section: 'start', number: 1, text: 'I will.' },
  { kind: 'figure', id: 'f-table', section: 'start', number: 2, text: 'A table' },
];
const reading = {
  ...{ places, minutes: 5, quotations: [], figures: new Map([['letters', letters]]) },
  labels: [{ id: 'read', word: 'Our reading', explanation: '' }],
} as unknown as Reading;
const data = {
  kicker: 'Analysis',
  topic: 'Birds',
  headline: 'An offer',
  published: '2020-01-02',
  figure: 'f-data',
};
const entry = { id: 'birds', data: data as Frontmatter } as never;

async function picture(card: Card) {
  return rendered(withoutMasks(await cardSvg(cardElements(card, fonts.faces), fonts)));
}

/** Whether the last line of a quotation's card, which is its date, is in the foot of another, wherever it begins. */
function isInFoot(pixels: Buffer, dated: Buffer): boolean {
  const [top, bottom] = [562, 596];
  const dark = (from: Buffer, x: number, y: number) => 255 - (from[4 * (y * 1200 + x)] ?? 0);
  const at = (x: number, y: number) => dark(dated, x, y) > 128;
  const rows = Array.from({ length: bottom - top }, (_, row) => top + row);
  const isBlank = (x: number) => rows.every((y) => !at(x, y));
  const columns = Array.from({ length: 800 }, (_, x) => 72 + x);
  const end = columns.findLast((x) => !isBlank(x)) ?? 0;
  const ink = columns.filter((x) => x <= end).flatMap((x) => rows.map((y) => [x - 72, y] as const));
  return columns.some((_, left) =>
    // Begun between two pixels, its edges differ by half of their darkness.
    ink.every(([x, y]) => Math.abs(dark(dated, 72 + x, y) - dark(pixels, 72 + left + x, y)) < 140),
  );
}

/** Every text of a card with the first part of its font's name. */
function textsAndFonts(card: Card): [string, string][] {
  const within = ({ props }: Element): [string, string][] => {
    const { children, style } = props as { children: string | Element[]; style: Record<string, string> };
    if (typeof children === 'string') return [[children, (style['fontFamily'] ?? '').replace(/-.*/, '')]];
    return (children ?? []).flatMap(within);
  };
  return within(cardElements(card, fonts.faces));
}

const texts = (card: Card): string[] => textsAndFonts(card).map(([text]) => text);
