import { expect, test } from 'vitest';
import type { Place } from '../../src/article/places.ts';
import { fitted, shareText } from '../../src/around/share.ts';

const place = (kind: Place['kind'], text: string): Place => ({
  kind,
  text,
  number: 2,
  line: 1,
  column: 1,
  id: 'x',
});
const LONG = 'The keeper saw the captain of the ferry about twice a year, in Harbour and on the Far Island. '
  .repeat(5)
  .trim();
const quotation = {
  words: LONG,
  speaker: 'Ann Moss',
  role: 'Keeper of the light',
  occasion: 'interview',
  date: '2019-12-23',
};

test.each(['section', 'paragraph', 'quotation', 'figure'] as const)(
  'the card of a %s keeps to 65 bytes and 200 characters, and closes its quotation marks',
  (kind) => {
    const { title, description } = shareText(
      place(kind, LONG),
      'Headline',
      LONG,
      kind === 'quotation' ? quotation : undefined,
    );
    expect(new TextEncoder().encode(title).length).toBeLessThanOrEqual(65);
    expect(description.length).toBeLessThanOrEqual(200);
    for (const text of [title, description]) expect(text.split('“').length).toBe(text.split('”').length);
    expect(title).toContain('…');
  },
);

test('a short quotation is given whole, with who said it and when', () => {
  const short = { ...quotation, words: 'Ready.' };
  expect(shareText(place('quotation', 'Ready.'), 'Headline', '', short)).toMatchObject({
    title: 'Ann Moss: “Ready.”',
    description: '“Ready.” — Ann Moss, Keeper of the light, 23 December 2019',
  });
});

test('what a paragraph rests on is said before its words', () => {
  const { title, description } = shareText(
    place('paragraph', 'So it is.'),
    'Headline',
    '',
    undefined,
    'Seen',
  );
  expect([title, description]).toEqual(['“So it is.”', 'Seen: So it is.']);
});

test('a text that fits is left alone', () => {
  expect(fitted('So it is.')).toBe('So it is.');
});
