import { expect, test } from 'vitest';
import {
  cardAlt,
  drawableText,
  evenLines,
  sectionNumber,
  typeset,
  type Card,
} from '../../src/cards/lines.ts';
import { shortened } from '../../src/article/words.ts';

/** Every letter half an em wide. */
const half = (text: string) => text.length / 2;
const within = (length: number) => (text: string) => text.length <= length;
const latin = (character: string) => /[\p{Script=Latin}\d.,–“” !\u00a0-]/u.test(character);
const box = { width: 100, height: 60, leading: 1, sizes: [20, 10] };
const site = 'A Site of News';

test.each([
  ['leaves a text that fits as it is', 'One, two.', 9, 'One, two.'],
  ['ends at a word', 'The terms are unsaid', 15, 'The terms are…'],
  ['leaves no comma before the ellipsis', 'If it is right, I will', 17, 'If it is right…'],
  ['leaves no dash and no opened quotation before the ellipsis', 'He said – “never again', 15, 'He said…'],
  ['keeps the mark that belongs to a number', 'It grew 5% last year', 14, 'It grew 5%…'],
  ['gives nothing where the first word is too long', 'Unsaid', 3, ''],
])('shortening %s', (_promise, text, length, expected) => {
  expect(shortened(text, within(length))).toBe(expected);
});

test.each([
  ['leaves out emoji and tidies the space', 'Oslo 🇳🇴 and 👩‍🚀 Bergen', 'Oslo and Bergen'],
  ['leaves out scripts that no font has', 'Ann عربي 漢字 meets', 'Ann meets'],
  ['composes letters and accents', 'Linkevic\u030cius, Bre\u0301ganc\u0327on', 'Linkevičius, Brégançon'],
  [
    'puts a plain character for a rare one',
    'Oslo\u2011Bergen, 5\u202fMay, \u{1d5e1}o',
    'Oslo-Bergen, 5\u00a0May, No',
  ],
  ['leaves out soft hyphens and joiners', 'ambas\u00adsa\u200ddor', 'ambassador'],
  ['gives nothing where no letter is left', '“漢字” – 😀!', ''],
])('a drawable text %s', (_promise, text, expected) => {
  expect(drawableText(text, latin)).toBe(expected);
});

test('lines are as few as can be, and even', () => {
  expect(evenLines('aaaa bbbb cccc dddd', 8, half)).toEqual(['aaaa bbbb', 'cccc dddd']);
});

test('a line rather does not end with a little word', () => {
  expect(evenLines('consideration of representation', 10, half)).toEqual([
    'consideration',
    'of representation',
  ]);
});

test('a no-break space is no place to break', () => {
  expect(evenLines('see §\u00a02', 2, half)).toEqual(['see', '§\u00a02']);
});

test('a text is set in the largest size that holds it, and smaller before a word is broken', () => {
  expect(typeset('aaaa bbbb cccc', box, half)).toEqual({ size: 20, lines: ['aaaa', 'bbbb cccc'] });
  expect(typeset('Regierungserklärung', box, half)).toEqual({ size: 10, lines: ['Regierungserklärung'] });
});

test('a word wider than any line goes on in the next, with every letter', () => {
  const { lines } = typeset('x'.repeat(80), box, half);
  expect(lines.join('')).toBe('x'.repeat(80));
  expect(lines.every((line) => half(line) * 10 <= box.width)).toBe(true);
});

test('a text too long for the smallest size is shortened inside its marks', () => {
  const { size, lines } = typeset('word, '.repeat(60).trim(), box, half, (text) => `“${text}”`);
  expect(size).toBe(10);
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toMatch(/ word…”$/);
});

test('a section’s number stays on one line', () => {
  expect(sectionNumber({ number: 2 })).toBe('§\u00a02');
});

test.each<[Card, string]>([
  [
    {
      kind: 'article',
      kicker: 'Analysis',
      topic: 'Birds',
      headline: 'An offer',
      dateline: '',
      readingTime: '',
      site,
    },
    'Analysis, Birds: An offer — A Site of News',
  ],
  [
    { kind: 'section', number: 2, heading: 'Five years', headline: 'An offer', site },
    '§\u00a02: Five years (An offer) — A Site of News',
  ],
  [
    { kind: 'quotation', words: 'I will.', speaker: 'Ann Moss', occasion: 'Oslo, 2019', site },
    '“I will.” Ann Moss, Oslo, 2019 — A Site of News',
  ],
])('the picture of %o is described in words', (card, expected) => {
  expect(cardAlt(card)).toBe(expected);
});

test('the description of a long quotation keeps its speaker and 420 characters', () => {
  const alt = cardAlt({
    kind: 'quotation',
    words: 'never '.repeat(200),
    speaker: 'Ann',
    occasion: 'x'.repeat(99),
    site,
  });
  expect(alt).toMatch(/never…” Ann, x{99} — A Site of News$/);
  expect(alt.length).toBeLessThanOrEqual(420);
});
