/** An ISO day, month or year in the reader's form: "5 July 2001", "July 2001", "2001"; "n.d." becomes "no date". */
export function readerDate(iso: string): string {
  if (iso === 'n.d.') return 'no date';
  const parts = Object.entries({ year: 'numeric', month: 'long', day: 'numeric' });
  const known = Object.fromEntries(parts.slice(0, iso.split('-').length));
  return new Date(iso).toLocaleDateString('en-GB', { ...known, timeZone: 'UTC' });
}

/** The months of an event and of its publication, the event’s no more exact than is known; undefined where they may be the same. */
export function monthsApart({ eventDate, published }: Dated): Months | undefined {
  const [event, publication] = [eventDate?.slice(0, 7), published.slice(0, 7)];
  return event && !publication.startsWith(event) ? { event, publication } : undefined;
}

/** The first day after a day, month or year. */
export function dayAfter(iso: string): string {
  const [year = 0, month = 12, day] = iso.split('-').map(Number);
  const next = day ? Date.UTC(year, month - 1, day + 1) : Date.UTC(year, month);
  return new Date(next).toISOString().slice(0, 10);
}

/** A day, month or year as a fraction of years: 2001-07-02 is about 2001.5; a month or year counts from its first day. */
export function decimalYear(iso: string): number {
  const year = Number(iso.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(iso) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

type Dated = { eventDate?: string | undefined; published: string };
type Months = { event: string; publication: string };
