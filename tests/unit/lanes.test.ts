import { expect, test } from 'vitest';
import type { Lane, Mark } from '../../src/article/schema.ts';
import { drawn, rows, years } from '../../src/article/lanes.ts';

const range = { from: '1901', to: '1904' };
const sources = ['one'];
const lane = (...marks: Omit<Mark, 'sources'>[]): Lane => ({
  name: 'The schools',
  note: 'who wrote letters',
  marks: marks.map((mark) => ({ ...mark, sources })),
});
const linesOf = (...marks: Omit<Mark, 'sources'>[]): string[] =>
  drawn(lane(...marks), range).lines.map(({ kind, x1, x2 }) => `${kind} ${x1} to ${x2}`);

test('a year begins where the one before it ends, and has its number in its middle', () => {
  expect(years(range)).toEqual([
    { year: '1901', begins: '0%', middle: '12.5%' },
    { year: '1902', begins: '25%', middle: '37.5%' },
    { year: '1903', begins: '50%', middle: '62.5%' },
    { year: '1904', begins: '75%', middle: '87.5%' },
  ]);
});

test.each([
  ['1901', '1901', '1901'],
  ['1901', '1906', '1901 1902 1903 1904 1905 1906'],
  ['1901', '1907', '1901 1903 1905 1907'],
  ['1901', '2000', '1901 1918 1935 1952 1969 1986'],
])('of the years %s to %s as many have a number as a phone has room for', (from, to, numbers) => {
  const all = years({ from, to });
  expect(all.map(({ year }) => year).join(' ')).toBe(numbers);
  expect(all.every(({ middle }) => parseFloat(middle) < 100)).toBe(true);
});

test('a mark is drawn where its date is, over the whole of it where it is only reported', () => {
  const { marks } = drawn(
    lane(
      { kind: 'ended', date: '1901-07-02' },
      { kind: 'reported', date: '1902' },
      { kind: 'reported', date: '1903-12' },
      { kind: 'event', date: '1903' },
      { kind: 'pause', date: '1903-07-02', until: '1904' },
      { kind: 'reported', date: '1904-12-31' },
    ),
    range,
  );
  expect(marks.map(({ kind, x, width }) => [kind, x, width])).toEqual([
    ['ended', '0%', '12.5%'],
    ['reported', '25%', '25%'],
    ['event', '50%', '0%'],
    ['pause', '62.5%', '12.5%'],
    ['reported', '72.9%', '2.1%'],
    ['reported', '99.9%', '0.1%'],
  ]);
});

test('the line is solid from the first to the last date of what took place, and dotted elsewhere', () => {
  expect(linesOf({ kind: 'event', date: '1903' }, { kind: 'event', date: '1902' })).toEqual([
    'dotted 0% to 25%',
    'solid 25% to 50%',
    'dotted 50% to 100%',
  ]);
  expect(linesOf({ kind: 'event', date: '1902' })).toEqual(['dotted 0% to 25%', 'dotted 25% to 100%']);
  expect(linesOf({ kind: 'reported', date: '1902' }, { kind: 'offered', date: '1903' })).toEqual([
    'dotted 0% to 100%',
  ]);
});

test('a pause takes the place of the line', () => {
  const pause: Omit<Mark, 'sources'> = { kind: 'pause', date: '1902', until: '1903' };
  expect(linesOf(pause)).toEqual(['dotted 0% to 25%', 'pause 25% to 50%', 'dotted 50% to 100%']);
  expect(linesOf({ kind: 'event', date: '1901-07-02' }, pause, { kind: 'event', date: '1904' })).toEqual([
    'dotted 0% to 12.5%',
    'solid 12.5% to 25%',
    'pause 25% to 50%',
    'solid 50% to 75%',
    'dotted 75% to 100%',
  ]);
});

test('after what ended the line is dotted', () => {
  expect(linesOf({ kind: 'ended', date: '1902' })).toEqual(['solid 0% to 25%', 'dotted 25% to 100%']);
  expect(linesOf({ kind: 'ended', date: '1899' })).toEqual(['dotted 0% to 100%']);
});

test('what is outside the range is not drawn, but the line goes on to it and the table has it', () => {
  const schools = lane(
    { kind: 'event', date: '1899' },
    { kind: 'reported', date: '1900' },
    { kind: 'event', date: '1902' },
    { kind: 'pause', date: '1904', until: '1906' },
    { kind: 'event', date: '1905' },
  );
  const { lines, marks } = drawn(schools, range);
  expect(marks.map(({ date }) => date)).toEqual(['1902', '1904']);
  expect(lines.map(({ kind, x1, x2 }) => `${kind} ${x1} to ${x2}`)).toEqual([
    'solid 0% to 75%',
    'pause 75% to 100%',
  ]);
  expect(rows(schools).map(({ when }) => when)).toEqual(['1899', '1900', '1902', '1904 to 1906', '1905']);
});

test('a lane is empty where nothing took place', () => {
  const isEmpty = (...kinds: Mark['kind'][]): boolean =>
    drawn(lane(...kinds.map((kind) => ({ kind, date: '1902' }))), range).isEmpty;
  expect(isEmpty('reported', 'offered')).toBe(true);
  for (const kind of ['event', 'pause', 'ended'] as const) expect(isEmpty('offered', kind), kind).toBe(false);
});

test('words begin at their mark in the left half and end at it in the right half, and those about the middle say so', () => {
  const { marks } = drawn(
    lane(
      { kind: 'ended', date: '1902', label: 'closed' },
      { kind: 'event', date: '1902-07-02' },
      { kind: 'pause', date: '1903-07-02', until: '1904', label: 'no post' },
      { kind: 'offered', date: '1904-01-01', label: 'Promised' },
    ),
    range,
  );
  expect(marks.map(({ words }) => words)).toEqual([
    { text: 'closed, 1902', isRight: false, isMiddle: false, at: '25%' },
    { text: undefined, isRight: false, isMiddle: true, at: '37.5%' },
    { text: 'no post', isRight: true, isMiddle: true, at: '75%' },
    { text: 'Promised, 1 January 1904', isRight: true, isMiddle: false, at: '75%' },
  ]);
});

test.each([
  ['alone', true, []],
  ['far from others', true, ['1901', '1902-07-02']],
  ['with one where its words would be', false, ['1903']],
  ['with one on the other side', true, ['1904-12-31']],
])('an offer in the right half, %s, has room for its words on the line: %s', (_, hasRoom, others) => {
  const events = others.map((date) => ({ kind: 'event' as const, date }));
  const { marks } = drawn(lane(...events, { kind: 'offered', date: '1904-06-01' }), range);
  expect(marks.find(({ kind }) => kind === 'offered')?.hasRoom).toBe(hasRoom);
});

test('a drawing is named by its marks in the order of their dates, each with what the table says of it', () => {
  const schools = lane(
    { kind: 'event', date: '1904-10-01' },
    { kind: 'pause', date: '1902', until: '1903-04-05', label: 'no post' },
    { kind: 'event', date: '1901-02-03', label: 'a visit', what: 'a visit of the teachers' },
  );
  expect(drawn(schools, range).says).toBe(
    '3 February 1901, a visit of the teachers; 1902 to 5 April 1903, no post; 1 October 1904, event',
  );
  expect(rows(schools)[1]).toEqual({ when: '1902 to 5 April 1903', what: 'no post', sources });
});
