import { dayAfter, decimalYear, readerDate } from './dates.ts';
import type { Figure, Lane, Mark } from './schema.ts';

/** Words on the line of a lane reach so far, in per cent of its width on a phone. */
const REACH = 45;
/** A phone has room for the numbers of so many years. */
const MOST_NUMBERS = 6;

/** The years whose numbers a figure shows: where each begins and where its middle is. All places are in per cent of the width. */
export function years({ from, to }: Range) {
  const all = Number(to) - Number(from) + 1;
  const step = Math.ceil(all / MOST_NUMBERS);
  return Array.from({ length: Math.ceil(all / step) }, (_, at) => ({
    year: String(Number(from) + at * step),
    begins: percent(((at * step) / all) * 100),
    middle: percent(((at * step + 0.5) / all) * 100),
  }));
}

/** What is drawn of a lane. What lies outside the range is not, but where it took place its line goes on. */
export function drawn({ marks }: Lane, range: Range) {
  const spans = inOrder(marks).map((mark) => ({ mark, ...span(mark, range) }));
  const shown = spans.filter(({ start, end }) => start < 100 && (start >= 0 || end > 0));
  return {
    /** Nothing took place. */
    isEmpty: marks.every(({ kind }) => kind === 'reported' || kind === 'offered'),
    lines: lines(spans),
    marks: shown.map(({ mark, start, end }) => ({
      ...mark,
      x: percent(start),
      width: percent(clipped(end) - clipped(start)),
      words: words(mark, start, end),
      hasRoom: shown.every((other) => other.mark === mark || isClear(start, other)),
    })),
    says: said(shown.map(({ mark }) => mark)),
  };
}

/** What is seen of a lane in words: each mark, or of more than three how many and of which time. */
function said(marks: readonly Mark[]): string {
  const [first, last] = [marks[0], marks.at(-1)];
  if (marks.length > 3 && first && last)
    return `${marks.length} dates, from ${readerDate(first.date)} to ${readerDate(last.until ?? last.date)}`;
  return marks.map((mark) => `${when(mark)}, ${what(mark)}`).join('; ');
}

/** What the table says of a lane. */
export function rows({ marks }: Lane) {
  return inOrder(marks).map((mark) => ({ when: when(mark), what: what(mark), sources: mark.sources }));
}

/** From where to where a mark goes; below 0 or above 100 outside the range. */
function span({ kind, date, until = date }: Mark, { from, to }: Range): Span {
  const place = (iso: string): number =>
    ((decimalYear(iso) - Number(from)) / (Number(to) - Number(from) + 1)) * 100;
  const start = kind === 'ended' ? -Infinity : place(date);
  return { start, end: place(kind === 'reported' ? dayAfter(date) : until) };
}

/** The line of a lane: solid from the first to the last date of what took place, but for its pauses; dotted before and after. */
function lines(spans: readonly (Span & { mark: Mark })[]) {
  const of = (...kinds: Mark['kind'][]) => spans.filter(({ mark }) => kinds.includes(mark.kind));
  const held = of('event', 'pause', 'ended');
  const [ended] = of('ended');
  const first = Math.min(100, ...held.map(({ start }) => start));
  const last = ended?.end ?? Math.max(first, ...held.map(({ end }) => end));
  const pauses = of('pause').flatMap(({ start, end }) => [start, end]);
  // Dotted, solid, pause, solid, pause, solid, dotted.
  const edges = [0, first, ...pauses, last, 100].map(clipped);
  const kindAt = (at: number): string =>
    at % 2 === 1 ? 'solid' : at === 0 || at === edges.length - 2 ? 'dotted' : 'pause';
  return edges.flatMap((start, at) => {
    const end = edges[at + 1] ?? 0;
    return start < end ? [{ kind: kindAt(at), x1: percent(start), x2: percent(end) }] : [];
  });
}

/** The words beside a mark in the plot. Those of the right half end where it ends, and those about the middle can be over it: so they stay within the figure. */
function words({ kind, date, label }: Mark, start: number, end: number) {
  const begins = kind === 'ended' ? end : start;
  const isRight = begins > 50;
  const isMiddle = begins > 35 && begins < 65;
  const isDated = kind === 'offered' || kind === 'ended';
  const text = label && isDated ? `${label}, ${readerDate(date)}` : label;
  return { text, isRight, isMiddle, at: percent(isRight ? end : begins) };
}

/** Whether a mark leaves room for words on the line that go from a place towards the middle. */
function isClear(from: number, { start, end }: Span): boolean {
  return from > 50 ? end < from - REACH || start > from : start > from + REACH || end < from;
}

function inOrder(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((one, two) => one.date.localeCompare(two.date));
}

const when = ({ date, until }: Mark): string =>
  until ? `${readerDate(date)} to ${readerDate(until)}` : readerDate(date);
const what = ({ kind, label, what = label ?? kind }: Mark): string => what;
const clipped = (place: number): number => Math.min(100, Math.max(0, place));
const percent = (place: number): string => `${Number(clipped(place).toFixed(1))}%`;

type Range = Pick<Figure, 'from' | 'to'>;
type Span = { start: number; end: number };
