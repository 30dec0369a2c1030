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
import type { Card } from '../../src/cards/lines.ts';

const site = 'A Site of News';
const PAPER = [0xed, 0xf1, 0xec];
const SENTENCE =
  'The door to dialogue remains open, but a meeting for its own sake would serve nobody at all, ';

const article = (headline: string): Card => {
  return {
    kind: 'article',
    kicker: 'Analysis',
    topic: 'Birds',
    headline,
    dateline: '2 January 2020',
    readingTime: '5 min',
    site,
  };
};
const quotation = (words: string): Card => {
  return { kind: 'quotation', words, speaker: 'Ann Moss', occasion: 'Oslo, December 2019', site };
};
const section = (heading: string): Card => ({
  kind: 'section',
  number: 12,
  heading,
  headline: 'x '.repeat(200),
  site,
});

let fonts: CardFonts;
beforeAll(async () => {
  fonts = await cardFonts();
});

test.each<[string, Card]>([
  ['a headline of 110 wide letters', article('WWWWWWWWWW '.repeat(10).trim())],
  ['a word of 80 letters', section('mmmmi'.repeat(16))],
  ['a quotation of 400 characters', quotation(SENTENCE.repeat(5).slice(0, 400))],
  ['Cyrillic', quotation('Ђорђе говорит о диалоге с Ґалаґаном, Қазақстан молчит')],
])('the card of %s is a small picture with nothing outside the safe area', async (_name, card) => {
  const png = await drawnPng(cardElements(card, fonts.faces), fonts);
  expect(png.length).toBeLessThanOrEqual(60 * 1024);
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  const stray: string[] = [];
  let ink = 0;
  for (let y = 14; y < 630; y += 1) {
    for (let x = 0; x < 1200; x += 1) {
      const at = 3 * (y * 1200 + x);
      if (PAPER.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) < 4)) continue;
      ink += 1;
      if (x < 60 || x >= 1140 || y < 32 || y >= 598) stray.push(`${x},${y}`);
    }
  }
  expect(stray).toEqual([]);
  expect(ink).toBeGreaterThan(10_000);
});

test('a card looks the same without the masks that satori gives each box', async () => {
  const svg = await cardSvg(cardElements(quotation('The door remains open'), fonts.faces), fonts);
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

/** Every line of a card with the first part of its font's name. */
function textsAndFonts(card: Card): [string, string][] {
  const { children } = cardElements(card, fonts.faces).props as {
    children: { props: Record<string, never> }[];
  };
  return children
    .filter(({ props }) => typeof props.children === 'string')
    .map(({ props }) => [props.children!, String(props.style!['fontFamily']).replace(/-.*/, '')]);
}
