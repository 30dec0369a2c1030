/** An ISO day, month or year in the reader's form: "23 December 2019", "December 2019", "2019"; "n.d." becomes "no date". */
export function readerDate(iso: string): string {
  if (iso === 'n.d.') return 'no date';
  const [year = '', month, day] = iso.split('-');
  const name = month && MONTHS[Number(month) - 1];
  return [day && Number(day), name, year].filter(Boolean).join(' ');
}

/** A day, month or year as a fraction of years: 2014-07-02 is about 2014.5; a month or year counts from its first day. */
export function decimalYear(iso: string): number {
  const [year = '0', month = '1', day = '1'] = iso.split('-');
  const start = Date.UTC(Number(year), 0, 1);
  const length = Date.UTC(Number(year) + 1, 0, 1) - start;
  return Number(year) + (Date.UTC(Number(year), Number(month) - 1, Number(day)) - start) / length;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
