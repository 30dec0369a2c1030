import type { Source } from '../article/schema.ts';

/** How notes name each source of a list, by its author or else its publisher: “Agency, 2001”, and “Agency, 2001a” where several would read alike. */
export function shortCitations(sources: readonly Cited[]): ShortCitation[] {
  const all = sources.map((source) => ({ name: nameOf(source), year: source.issued.slice(0, 4) }));
  return all.map(({ name, year }, at) => {
    const isAlike = (each: (typeof all)[number]) => each.name === name && each.year === year;
    const isDated = year !== 'n.d.';
    if (all.filter(isAlike).length === 1) return { words: isDated ? `${name}, ${year}` : name };
    const letter = letters(all.slice(0, at).filter(isAlike).length);
    const lettered = isDated ? year + letter : `${year}-${letter}`;
    return { words: `${name}, ${lettered}`, lettered };
  });
}

/** The family names of up to two authors, or the first's and “et al.”. */
function nameOf({ author = [], publisher }: Cited): string {
  const [first, ...others] = author.map(({ family }) => family);
  if (!first) return publisher;
  return others.length > 1 ? `${first} et al.` : [first, ...others].join(' and ');
}

/** 0 is a, 25 is z, 26 is aa. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}

/** `lettered` is the year with its letter, which the list of sources shows as well; undefined where no other source reads alike. */
export type ShortCitation = { words: string; lettered?: string };
type Cited = Pick<Source, 'author' | 'publisher' | 'issued'>;
