import { expect, test } from 'vitest';
import { drawableText, typeset } from '../../src/cards/lines.ts';
import { shortened } from '../../src/article/words.ts';

/** Every letter half an em wide. */
const half = (text: string) => text.length / 2;
const within = (length: number) => (text: string) => text.length <= length;
const latin = (character: string) => /[\p{Script=Latin}\d.,–“” !\u00a0-]/u.test(character);
const box = { width: 100, height: 60, leading: 1, lines: 6, sizes: [20, 10] };

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

test('a text is set in the largest size that holds it, and smaller before a word is broken', () => {
  expect(typeset('aaaa bbbb cccc', box, half)).toEqual({ size: 20, text: 'aaaa bbbb cccc', lines: 2 });
  expect(typeset('aaaa bbbb cccc', { ...box, lines: 1 }, half)?.size).toBe(10);
  const word = 'Regierungserklärung';
  expect(typeset(word, box, half)).toEqual({ size: 10, text: word, lines: 1 });
});

test('a no-break space is no place to break', () => {
  expect(typeset('aaaaa §\u00a02', box, half)?.lines).toBe(1);
  expect(typeset('aaaaaaa §\u00a02', box, half)?.lines).toBe(2);
});

test('a word wider than any line goes on in the next, and is not shortened', () => {
  const word = 'x'.repeat(80);
  expect(typeset(word, box, half)).toEqual({ size: 10, text: word, lines: 4 });
});

test.each([
  ['in height', box, 6],
  ['in number', { ...box, lines: 2 }, 2],
])(
  'a text too long for the smallest size is shortened inside its marks to the lines there are %s',
  (_, room, lines) => {
    const set = typeset('word, '.repeat(60).trim(), room, half, (text) => `“${text}”`);
    expect(set).toMatchObject({ size: 10, lines });
    expect(set?.text).toMatch(/^“word, .* word…”$/);
  },
);

test('a text of which no word fits is none', () => {
  expect(typeset('x'.repeat(80), { ...box, lines: 1 }, half)).toBeUndefined();
});
