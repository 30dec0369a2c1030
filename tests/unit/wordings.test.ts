import { expect, test } from 'vitest';
import { wordings } from '../../src/around/wordings.ts';

test('marks in each wording what the next one changed, and where that says more', () => {
  const texts = [
    ['2020-01-07', 'The record shows continuity.'],
    ['2020-01-07', 'The record suggests continuity.'],
    ['2020-02-03', 'The whole record suggests some continuity.'],
  ] as const;
  expect(wordings(texts.slice(0, 2), texts[2][1])).toEqual([
    {
      from: '2020-01-07',
      isSameDay: false,
      parts: [
        { text: 'The record', is: 'same' },
        { text: 'shows', is: 'changed' },
        { text: 'continuity.', is: 'same' },
      ],
    },
    {
      from: '2020-01-07',
      isSameDay: true,
      parts: [
        { text: 'The', is: 'same' },
        { text: '', is: 'added' },
        { text: 'record suggests', is: 'same' },
        { text: '', is: 'added' },
        { text: 'continuity.', is: 'same' },
      ],
    },
  ]);
});

test('the last wording of what was removed has nothing to be compared with, and a redacted one has no words', () => {
  const texts = [
    ['2020-01-07', ''],
    ['2020-02-03', 'It said this.'],
  ] as const;
  expect(wordings(texts)).toEqual([
    { from: '2020-01-07', isSameDay: false, parts: [] },
    { from: '2020-02-03', isSameDay: false, parts: [{ text: 'It said this.', is: 'same' }] },
  ]);
});

test('a wording says all its words, whatever followed', () => {
  const words = (text: string) => wordings([['2020-01-07', text]], 'Quite another one, longer.');
  const text = 'One of a few words, and one more.';
  expect(
    words(text)
      .flatMap(({ parts }) => parts.flatMap((part) => part.text || []))
      .join(' '),
  ).toBe(text);
});
