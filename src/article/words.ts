/** The number of words in a plain text. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'\-.,]*/gu)?.length ?? 0;
}

/** Whole minutes that texts take to read, at least one. */
export function readingMinutes(texts: readonly { text: string }[]): number {
  const words = wordCount(texts.map(({ text }) => text).join(' '));
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** The whole text where it fits, else its longest beginning that does, ended at a word by an ellipsis; empty where no word fits. */
export function shortened(text: string, fits: (candidate: string) => boolean): string {
  const words = text.split(' ');
  const begun = words.map((_, left) => words.slice(0, words.length - 1 - left).join(' '));
  const shorter = begun.map((beginning) => `${beginning.replace(TRAILING, '')}…`);
  return [text, ...shorter].find((candidate) => candidate !== '…' && fits(candidate)) ?? '';
}

const WORDS_A_MINUTE = 220;
/** What may not come before an ellipsis; per cent and degree marks belong to their number. */
const TRAILING = /(?:(?![%‰′″])[\s\p{P}])+$/u;
