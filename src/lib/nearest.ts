/** The candidate that the word was probably meant to be, or undefined when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = word.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const meant = candidate.slice(0, LONGEST).toLowerCase();
    const far = written.length > 2 && meant.startsWith(`${written}-`) ? 1 : distance(written, meant);
    const length = Math.max(written.length, meant.length);
    if (far < least && far < length && far <= Math.max(1, Math.floor(length / 3))) {
      best = candidate;
      least = far;
    }
  }
  return best;
}

/** The run of words in the texts that shares most words with these, or undefined when it shares less than half. */
export function nearestPassage(words: string, texts: Iterable<string>): string | undefined {
  const wanted = tokens(words);
  let best: string | undefined;
  let most = wanted.length / 2;
  for (const text of texts) {
    const passage = closestRun(wanted, text);
    if (passage && passage.shared >= most && passage.shared > 0 && (passage.shared > most || !best)) {
      best = passage.text;
      most = passage.shared;
    }
  }
  return best;
}

const LONGEST = 80;

/** Damerau-Levenshtein: insertions, deletions, replacements and swapped neighbours. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[to.length] ?? 0;
}

/** Slides a window of as many words as are wanted over the text. */
function closestRun(wanted: string[], text: string): { text: string; shared: number } | undefined {
  const words = [...text.matchAll(/\S+/g)];
  const keys = words.map(([word]) => plain(word));
  const missing = new Map<string, number>();
  for (const word of wanted) missing.set(word, (missing.get(word) ?? 0) + 1);
  let shared = 0;
  let best: { from: number; shared: number } | undefined;
  const move = (key: string | undefined, by: 1 | -1): void => {
    const left = key === undefined ? undefined : missing.get(key);
    if (key === undefined || left === undefined) return;
    if (by === 1 ? left > 0 : left >= 0) shared += by;
    missing.set(key, left - by);
  };
  for (let end = 0; end < keys.length; end++) {
    move(keys[end], 1);
    if (end >= wanted.length) move(keys[end - wanted.length], -1);
    if (shared > (best?.shared ?? 0)) best = { from: Math.max(0, end - wanted.length + 1), shared };
  }
  if (!best) return undefined;
  const last = words[Math.min(best.from + wanted.length, words.length) - 1];
  const start = words[best.from]?.index ?? 0;
  return { text: text.slice(start, (last?.index ?? 0) + (last?.[0].length ?? 0)), shared: best.shared };
}

const tokens = (text: string): string[] => (text.match(/\S+/g) ?? []).map(plain);
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
