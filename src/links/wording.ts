/** Whether a text still says what an older one said. */
export function says(text: string, old: string): boolean {
  return containment(old, text) >= RECOGNISABLE;
}

/**
 * How much of an old text is found again in a new one, from 0 to 1: the share of its runs of three words. Letter case and
 * punctuation do not count; a shorter text counts as one run.
 */
export function containment(old: string, now: string): number {
  const sought = words(old);
  const size = Math.min(RUN, sought.length);
  if (size === 0) return 0;
  const all = runs(sought, size);
  const held = runs(words(now), size);
  return [...all].filter((run) => held.has(run)).length / all.size;
}

/** A text's first words, as many as asked for. */
export function firstWords(text: string, count: number): string {
  return text.split(' ').slice(0, count).join(' ');
}

/** The beginning of a text as a message quotes it. */
export function short(text: string): string {
  const characters = [...text];
  return `“${characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text}”`;
}

const LONGEST = 40;
const RUN = 3;

/** Below this share of its old wording a text passes for another one. */
const RECOGNISABLE = 0.3;

// Scripts that put no space between words count by the character.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{M}\p{N}]+/gu;

const words = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

function runs(list: readonly string[], size: number): Set<string> {
  return new Set(list.slice(0, list.length - size + 1).map((_, at) => list.slice(at, at + size).join(' ')));
}
