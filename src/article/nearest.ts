import leven from 'leven';

/** The candidate that the word was probably meant to be, or undefined when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = word.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const meant = candidate.slice(0, LONGEST).toLowerCase();
    const length = Math.max(written.length, meant.length);
    const far = written.length > 2 && meant.startsWith(`${written}-`) ? 1 : leven(written, meant);
    if (far >= Math.min(least, length) || far > Math.max(1, Math.round(length / 3))) continue;
    best = candidate;
    least = far;
  }
  return best;
}

/** The run of words in the texts that shares most words with these, or undefined when none shares half of them. */
export function nearestPassage(words: string, texts: Iterable<string>): string | undefined {
  const sought = (words.match(/\S+/g) ?? []).slice(0, LONGEST).map(plain);
  const wanted = new Set(sought);
  let best = { text: '', closeness: 0 };
  for (const written of Array.from(texts, (text) => text.split(' '))) {
    const keys = written.map(plain);
    for (const start of keys.keys()) {
      // As many words, or half as many more where some were left out.
      const long = keys.slice(start, start + Math.ceil(sought.length * 1.5));
      const last = long.findLastIndex((key) => wanted.has(key));
      const run = long.slice(0, Math.max(sought.length, last + 1));
      const shared = new Set(run.filter((key) => wanted.has(key))).size;
      // Of two runs that share as many words the one of about the same length is nearer.
      const closeness = shared - Math.abs(run.length - sought.length) / 1000;
      if (shared < wanted.size / 2 || closeness <= best.closeness) continue;
      best = { text: written.slice(start, start + run.length).join(' '), closeness };
    }
  }
  return best.text || undefined;
}

const LONGEST = 80;
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
