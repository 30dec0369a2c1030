import { expect, test } from 'vitest';
import { dayAfter, decimalYear, monthsApart, readerDate } from '../../src/article/dates.ts';

test.each([
  ['2019-12-23', '23 December 2019'],
  ['2019-02-05', '5 February 2019'],
  ['2019-12', 'December 2019'],
  ['2019', '2019'],
  ['n.d.', 'no date'],
])('%s reads “%s”', (iso, words) => {
  expect(readerDate(iso)).toBe(words);
});

test.each([
  ['2014-01-01', 2014],
  ['2014', 2014],
  ['2014-07-02', 2014 + 182 / 365],
  ['2016-07-02', 2016 + 183 / 366],
  ['2019-12', 2019 + 334 / 365],
])('%s is at %d on the axis', (iso, year) => {
  expect(decimalYear(iso)).toBeCloseTo(year, 9);
});

test.each([
  ['2019-12-23', '2019-12'],
  ['2019-12', '2019-12'],
  ['2019', '2019'],
  ['2026-10-31', '2026-10'],
  ['2026-11-03', undefined],
  ['2026-11', undefined],
  ['2026', undefined],
  [undefined, undefined],
])('of an event of %s, an article published in November 2026 says the month %s', (eventDate, event) => {
  const months = monthsApart({ eventDate, published: '2026-11-23' });
  expect(months).toEqual(event && { event, publication: '2026-11' });
});

test.each([
  ['2019-12-23', '2019-12-24'],
  ['2019-12-31', '2020-01-01'],
  ['2020-02-28', '2020-02-29'],
  ['2019-12', '2020-01-01'],
  ['2019-02', '2019-03-01'],
  ['2019', '2020-01-01'],
])('the first day after %s is %s', (iso, next) => {
  expect(dayAfter(iso)).toBe(next);
});
