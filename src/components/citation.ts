/** Whose and of what year a source is, as a note names it: "Politico Europe, 2019". */
export function shortCitation({ publisher, issued }: { publisher: string; issued: string }): string {
  const year = issued.slice(0, 4);
  return /^\d{4}$/.test(year) ? `${publisher}, ${year}` : publisher;
}
