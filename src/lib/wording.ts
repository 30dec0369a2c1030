const SHINGLE = 3;

/** Below this share of its old wording a text passes for another one (DEEPLINKS c, E8). */
export const RECOGNISABLE = 0.3;

/**
 * How much of an old text is found again in a new one, from 0 to 1: the share of its runs of three words. Letter case and
 * punctuation do not count; a shorter text counts as one run.
 */
export function containment(old: string, now: string): number {
  const sought = words(old);
  const size = Math.min(SHINGLE, sought.length);
  if (size === 0) return 0;
  const runs = shingles(sought, size);
  const held = shingles(words(now), size);
  return [...runs].filter((run) => held.has(run)).length / runs.size;
}

/** A text's first words, as many as asked for. */
export function firstWords(text: string, count: number): string {
  return text.split(' ').slice(0, count).join(' ');
}

/** A text in quotation marks for a message: its first six words, with an ellipsis where more follow. */
export function quoted(text: string): string {
  const start = firstWords(text, 6);
  return `“${start}${start.length < text.length ? '…' : ''}”`;
}

// Scripts that put no space between words count by the sign.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{M}\p{N}]+/gu;

const words = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

function shingles(list: readonly string[], size: number): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + size <= list.length; at++) runs.add(list.slice(at, at + size).join(' '));
  return runs;
}
