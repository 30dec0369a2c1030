import { decimalYear } from '../article/dates.ts';
import type { TimelineEvent } from '../article/schema.ts';

const RANKS = [
  ['leaders', 'Leaders'],
  ['ministers', 'Foreign ministers'],
  ['council', 'Ambassadors'],
  ['cooperation', 'Cooperation'],
] as const;
const FROM = 2013.75;
const TO = 2020.36;

/** where a date is in the figure, in per cent of its width. */
export function across(date: string): string {
  return percent(decimalYear(date));
}

/** The years that the figure marks, each with its place in per cent. */
export function yearMarks(): { year: number; x: string }[] {
  return Array.from({ length: Math.floor(TO) - Math.ceil(FROM) + 1 }, (_, at) => Math.ceil(FROM) + at).map(
    (year) => ({ year, x: percent(year) }),
  );
}

/** What the figure shows of the timeline: each lane's events, and in words what a reader who cannot see it needs. */
export function lanes(events: readonly TimelineEvent[]) {
  const lane = (name: TimelineEvent['lane']): TimelineEvent[] =>
    events.filter((event) => event.lane === name);
  const leaders = lane('leaders');
  return {
    reported: leaders.filter(({ date }) => date.length === 4),
    offer: leaders.find(({ date }) => date.length > 4),
    ministers: lane('ministers'),
    council: lane('council'),
    suspended: lane('cooperation')[0],
    table: RANKS.map(([name, rank]) => ({ rank, events: lane(name) })),
  };
}

/** The width of a span of one year, in per cent. */
export const YEAR = percentOf(1 / (TO - FROM));

const percent = (year: number): string => percentOf((year - FROM) / (TO - FROM));

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
