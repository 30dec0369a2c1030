import { diffArrays } from 'diff';

/**
 * What a passage said, the first first: each wording with the day from which it said so and the parts of it that the next one,
 * or else `now`, has changed. A wording that was redacted has no parts.
 */
export function wordings(texts: readonly (readonly [day: string, text: string])[], now?: string) {
  return texts.map(([from, text], at) => {
    const next = texts[at + 1]?.[1] ?? now;
    return { from, isSameDay: texts[at - 1]?.[0] === from, parts: text ? changed(text, next || text) : [] };
  });
}

/** A text in parts: what another says too, what it no longer says, and with an empty text where it says more. */
function changed(text: string, next: string): Part[] {
  const parts = diffArrays(text.split(' '), next.split(' '));
  return parts.flatMap(({ value, added, removed }, at): Part[] => {
    // Words in the place of others are one change.
    if (added) return parts[at - 1]?.removed || parts[at + 1]?.removed ? [] : [{ text: '', is: 'added' }];
    return [{ text: value.join(' '), is: removed ? 'changed' : 'same' }];
  });
}

type Part = { text: string; is: 'same' | 'changed' | 'added' };
