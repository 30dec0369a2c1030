import { decimalYear } from '../article/dates.ts';
import type { TimelineEvent } from '../article/schema.ts';

/** Each lane as the table and as the drawing call it, and whether the drawing has a mark for each of its meetings. */
const ROWS = [
  { lane: 'leaders', rank: 'Leaders', label: 'Leaders', ticks: false },
  { lane: 'ministers', rank: 'Foreign ministers', label: 'Foreign ministers', ticks: true },
  { lane: 'council', rank: 'Ambassadors', label: 'Ambassadors, in the Council', ticks: true },
  { lane: 'cooperation', rank: 'Cooperation', label: 'Practical cooperation', ticks: false },
] as const;
const YEARS = [2014, 2015, 2016, 2017, 2018, 2019, 2020];
/** Room for half of a year's number before the first mark and after the last. */
const FROM = 2013.75;
const TO = 2020.36;

/** Where a date is in the figure, in per cent of its width. */
export const across = (date: string): string => percent(decimalYear(date) - FROM);

/** The years that the figure marks, each with its place in per cent. */
export const YEAR_MARKS = YEARS.map((year) => ({ year, x: across(String(year)) }));

/** The width of a year, in per cent. */
export const YEAR = percent(1);

/** The rows of the figure with their events, and what it says in words of those without marks. */
export function lanes(timeline: readonly TimelineEvent[]) {
  const rows = ROWS.map((row) => ({ ...row, events: timeline.filter(({ lane }) => lane === row.lane) }));
  const [leaders, , , cooperation] = rows.map(({ events }) => events);
  return {
    rows,
    reported: leaders?.filter(({ date }) => date.length === 4) ?? [],
    offer: leaders?.find(({ date }) => date.length > 4),
    suspended: cooperation?.[0],
  };
}

function percent(years: number): string {
  return `${((years / (TO - FROM)) * 100).toFixed(1)}%`;
}
