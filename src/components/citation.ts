import type { Source } from '../article/schema.ts';

/** How notes name each source of a list: “Agency, 2001”, and “Agency, 2001a” where several would read alike. */
export function shortCitations(sources: readonly Pick<Source, 'publisher' | 'issued'>[]): ShortCitation[] {
  const all = sources.map(({ publisher, issued }) => ({ publisher, year: issued.slice(0, 4) }));
  return all.map(({ publisher, year }, at) => {
    const isAlike = (each: (typeof all)[number]) => each.publisher === publisher && each.year === year;
    const isDated = year !== 'n.d.';
    if (all.filter(isAlike).length === 1) return { words: isDated ? `${publisher}, ${year}` : publisher };
    const letter = letters(all.slice(0, at).filter(isAlike).length);
    const lettered = isDated ? year + letter : `${year}-${letter}`;
    return { words: `${publisher}, ${lettered}`, lettered };
  });
}

/** 0 is a, 25 is z, 26 is aa. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}

/** `lettered` is the year with its letter, which the list of sources shows as well; undefined where no other source reads alike. */
export type ShortCitation = { words: string; lettered?: string };
