/** The number of words in a plain text. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'\-.,]*/gu)?.length ?? 0;
}

/** Whole minutes that a text of so many words takes to read, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** The whole text where it fits, else its longest beginning that does, ended at a word by an ellipsis; empty where no word fits. */
export function shortened(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text;
  const words = text.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const candidate = `${words.slice(0, count).join(' ').replace(TRAILING, '')}…`;
    if (candidate.length > 1 && fits(candidate)) return candidate;
  }
  return '';
}

const WORDS_A_MINUTE = 220;
/** What may not come before an ellipsis; per cent and degree marks belong to their number. */
const TRAILING = /(?:(?![%‰′″])[\s\p{P}])+$/u;
