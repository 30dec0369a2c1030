/** The ids of the sources that an article's text cites, in the order of their first citation. */
export function citedIn(body: string): string[] {
  const notes = new Map(
    [...body.matchAll(/^\[\^([^\]]+)\]:(.*)$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  const order: string[] = [];
  for (const [whole, name = ''] of body.matchAll(/\[\^([^\]]+)\](?!:)|<Cite id="[^"]*"/g))
    order.push(...ids(name ? (notes.get(name) ?? '') : whole));
  return [...new Set(order)];
}

/** Whose and of what year a source is, as a note names it: "Politico Europe, 2019". */
export function shortCitation(source: { publisher: string; issued: string }): string {
  const year = source.issued.slice(0, 4);
  return /^\d{4}$/.test(year) ? `${source.publisher}, ${year}` : source.publisher;
}

const ids = (text: string): string[] => [...text.matchAll(/<Cite id="([^"]*)"/g)].map(([, id = '']) => id);
