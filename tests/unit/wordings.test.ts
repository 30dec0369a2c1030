import { expect, test } from 'vitest';
import { wordings } from '../../src/around/wordings.ts';

/** The parts of a text that another one changed: [changed], and ^ where it says more. */
function marked(text: string, next: string): string {
  const [first] = wordings([['2020-01-07', text]], ['2020-02-03', next]);
  const marks = { same: (said: string) => said, changed: (said: string) => `[${said}]`, added: () => '^' };
  return first?.parts.map((part) => marks[part.is](part.text)).join('') ?? '';
}

test.each([
  ['The record shows continuity.', 'The record suggests continuity.', 'The record[ shows] continuity.'],
  ['The record suggests it.', 'The whole record suggests it.', 'The^ record suggests it.'],
  // A stop after a word changes nothing of the word.
  ['A number counts.', 'A number counts as well.', 'A number counts^.'],
  ['One, two and three.', 'One and three.', 'One[, two] and three.'],
  // Changes with fewer than three words between them are one, and with three are two.
  ['a b c d e', 'x b c y e', '[a b c d] e'],
  ['a b c d e', 'x b c d y', '[a] b c d[ e]'],
  ['the same', 'the same', 'the same'],
])('of “%s” marks what “%s” changed', (text, next, marks) => {
  expect(marked(text, next)).toBe(marks);
});

test('says of each wording from and to which day it was said, the last until today’s or until it went', () => {
  const texts = [
    ['2020-01-07', 'One.'],
    ['2020-01-07', 'Two.'],
    ['2020-02-03', 'Three.'],
  ] as const;
  const days = (end: readonly [string, string?]) =>
    wordings(texts, end).map(({ from, to }) => `${from} ${to}`);
  expect(days(['2020-03-01', 'Four.'])).toEqual([
    '2020-01-07 2020-01-07',
    '2020-01-07 2020-02-03',
    '2020-02-03 2020-03-01',
  ]);
  expect(days(['2020-04-01'])[2]).toBe('2020-02-03 2020-04-01');
});

test('a redacted wording has no parts, and the one before it and the last of what went have no marks', () => {
  const texts = [
    ['2020-01-07', 'A b.'],
    ['2020-01-08', ''],
    ['2020-02-03', 'It said this.'],
  ] as const;
  expect(wordings(texts, ['2020-03-01']).map(({ parts }) => parts)).toEqual([
    [{ text: 'A b.', is: 'same' }],
    [],
    [{ text: 'It said this.', is: 'same' }],
  ]);
});

test('a wording says all its words, whatever followed', () => {
  const text = 'One of a few words: “and one more”, at 5 %.';
  const [first] = wordings([['2020-01-07', text]], ['2020-01-08', 'Quite another one of them, longer.']);
  expect(first?.parts.map((part) => part.text).join('')).toBe(text);
});
