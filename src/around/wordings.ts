import { diffArrays } from 'diff';

/**
 * What a passage said, the first first: each wording with the days from and to which it said so, and the parts of it that the
 * next one has changed. `end` is what it says now and since when, or the day on which it went. A wording that was redacted has no parts.
 */
export function wordings(texts: readonly Wording[], [until, now]: readonly [day: string, now?: string]) {
  return texts.map(([from, text], at) => {
    const [to, next = ''] = texts[at + 1] ?? [until, now];
    return { from, to, parts: text ? changed(text, next || text) : [] };
  });
}

/** A text in parts: what another says too, what it no longer says, and with an empty text where it says more. */
function changed(text: string, next: string): Part[] {
  const changes = diffArrays(tokens(text), tokens(next));
  const parts = changes.map(({ value, added, removed }): Part => {
    return added ? { text: '', is: 'added' } : { text: value.join(''), is: removed ? 'changed' : 'same' };
  });
  const replaced = parts.filter(({ is }, at) => is !== 'added' || parts[at - 1]?.is !== 'changed');
  const joined: Part[] = [];
  replaced.forEach(({ text: said, is }, at) => {
    const last = joined.at(-1);
    // Changes with hardly a word between them are one.
    const isBetween = replaced[at + 1]?.is === 'changed' && wordsIn(said) < FEW;
    if (last?.is === 'changed' && (is === 'changed' || isBetween)) last.text += said;
    else joined.push({ text: said, is });
  });
  return joined;
}

/** Words and what is between them, each with the white space before it. */
const tokens = (text: string): string[] =>
  text.match(/\s*(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+)/gu) ?? [];
const wordsIn = (text: string): number => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
const FEW = 3;

type Wording = readonly [day: string, text: string];
type Part = { text: string; is: 'same' | 'changed' | 'added' };
