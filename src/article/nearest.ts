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

/** The run of words in the texts that shares most words with these, or undefined when none shares half of them. */
export function nearestPassage(words: string, texts: Iterable<string>): string | undefined {
  const wanted = tokens(words);
  let best = { text: '', shared: 0 };
  for (const text of texts) {
    // As many words, or half as many more where some were left out.
    for (const length of [wanted.length, Math.ceil(wanted.length * 1.5)]) {
      const run = closestRun(wanted, text, length);
      if (run.shared > best.shared) best = run;
    }
  }
  return best.shared > 0 && best.shared >= wanted.length / 2 ? best.text : undefined;
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
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[to.length] ?? 0;
}

/** The run of so many words that shares most with the wanted ones. */
function closestRun(wanted: string[], text: string, length: number): { text: string; shared: number } {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    key: plain(word),
    from: index,
    to: index + word.length,
  }));
  const missing = new Map<string, number>();
  for (const key of wanted) missing.set(key, (missing.get(key) ?? 0) + 1);
  let shared = 0;
  let best = { end: -1, shared: 0 };
  for (const [end, { key }] of words.entries()) {
    const left = missing.get(key);
    if (left !== undefined && left > 0) shared++;
    if (left !== undefined) missing.set(key, left - 1);
    const gone = words[end - length]?.key;
    const owed = gone === undefined ? undefined : missing.get(gone);
    if (gone !== undefined && owed !== undefined) missing.set(gone, owed + 1);
    if (owed !== undefined && owed >= 0) shared--;
    if (shared > best.shared) best = { end, shared };
  }
  const run = words.slice(Math.max(0, best.end - length + 1), best.end + 1);
  const extra = length > wanted.length;
  const isWanted = ({ key }: { key: string }): boolean => !extra || wanted.includes(key);
  const [first, last] = [run.find(isWanted), run.findLast(isWanted)];
  return { text: text.slice(first?.from ?? 0, last?.to ?? 0), shared: best.shared };
}

const tokens = (text: string): string[] => (text.match(/\S+/g) ?? []).map(plain);
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
