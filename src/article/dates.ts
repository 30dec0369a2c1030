/** An ISO day, month or year in the reader's form: "23 December 2019", "December 2019", "2019"; "n.d." becomes "no date". */
export function readerDate(iso: string): string {
  if (iso === 'n.d.') return 'no date';
  const parts = Object.entries({ year: 'numeric', month: 'long', day: 'numeric' });
  const known = Object.fromEntries(parts.slice(0, iso.split('-').length));
  return new Date(iso).toLocaleDateString('en-GB', { ...known, timeZone: 'UTC' });
}

/** A day, month or year as a fraction of years: 2014-07-02 is about 2014.5; a month or year counts from its first day. */
export function decimalYear(iso: string): number {
  const year = Number(iso.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  return year + (Date.parse(iso) - start) / (Date.UTC(year + 1, 0, 1) - start);
}
