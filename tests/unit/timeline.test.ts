import { expect, test } from 'vitest';
import { across, lanes, YEAR, YEAR_MARKS } from '../../src/components/timeline.ts';
import type { TimelineEvent } from '../../src/article/schema.ts';

const event = (lane: TimelineEvent['lane'], date: string): TimelineEvent => ({
  id: date,
  lane,
  date,
  sources: ['one'],
});

test('a year is as wide as two year marks are apart', () => {
  const [first = '', second = ''] = YEAR_MARKS.map(({ x }) => x);
  expect(parseFloat(second) - parseFloat(first)).toBeCloseTo(parseFloat(YEAR), 0);
  expect(YEAR_MARKS.map(({ year }) => year)).toEqual([2014, 2015, 2016, 2017, 2018, 2019, 2020]);
});

test('a date is between the marks of its year and the next', () => {
  const mark = (year: number): number => parseFloat(YEAR_MARKS.find((each) => each.year === year)?.x ?? '');
  expect(parseFloat(across('2016-07-02'))).toBeCloseTo((mark(2016) + mark(2017)) / 2, 0);
});

test('a leaders’ date of a year alone is a report, a full one the offer', () => {
  const found = lanes([
    event('leaders', '2015'),
    event('leaders', '2019-12-23'),
    event('council', '2016-04-20'),
    event('since', '2022'),
  ]);
  expect(found.reported.map(({ date }) => date)).toEqual(['2015']);
  expect(found.offer?.date).toBe('2019-12-23');
  expect(found.rows.map(({ rank, events }) => [rank, events.length])).toEqual([
    ['Leaders', 2],
    ['Foreign ministers', 0],
    ['Ambassadors', 1],
    ['Cooperation', 0],
  ]);
});
