import { shortened } from '../article/words.ts';

/** A text without the characters that no font has, white space tidied; empty where no letter or digit is left. */
export function drawableText(text: string, has: (character: string) => boolean): string {
  const known = Array.from(text.normalize('NFC'), (character) =>
    has(character) ? character : (STAND_INS[character] ?? character.normalize('NFKC')),
  );
  const drawn = Array.from(known.join(''), (character) =>
    BLANK.test(character) ? ' ' : UNSEEN.test(character) || !has(character) ? '' : character,
  );
  const tidy = drawn.join('').replace(/ +/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

/**
 * A text in the largest size at which it fits its box, without breaking a word if that can be, and the number of its lines;
 * one too long for the smallest size is shortened, and undefined where not even a word fits. `quote` adds the quotation marks.
 */
export function typeset(text: string, box: Box, measure: Measure, quote = (words: string) => words) {
  const linesAt = (size: number, words: string) => lineCount(quote(words), box.width / size, measure);
  const fits = (size: number, words: string) => {
    const lines = linesAt(size, words);
    return lines <= box.lines && lines * size * box.leading <= box.height;
  };
  const whole = (size: number) => !hasWiderWord(quote(text), box.width / size, measure);
  const fitting = box.sizes.filter((size) => fits(size, text));
  const size = fitting.find(whole) ?? fitting[0] ?? Math.min(...box.sizes);
  const kept = shortened(text, (words) => fits(size, words));
  return kept ? { size, text: quote(kept), lines: linesAt(size, kept) } : undefined;
}

/** White space at which a line may break: not the no-break spaces. */
const BLANK = /[^\S\u00a0\u202f]/u;
/** What some fonts have as an empty character: joiners, soft hyphens, marks of direction, selectors of an emoji's form. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
/** What fonts often lack and another character says as well; others of the kind have a compatible form in Unicode. */
const STAND_INS: Record<string, string> = { '\u202f': '\u00a0', '\u2010': '-', '\u2011': '-', '\u2015': '—' };

/** How many lines a text has, each as full as it can be; a word wider than a line has lines of its own. */
function lineCount(text: string, width: number, measure: Measure): number {
  let [count, filled] = [1, 0];
  const add = (part: string, space: string): void => {
    const length = measure(part);
    const longer = filled && filled + measure(space) + length;
    if (longer > width) [count, filled] = [count + 1, length];
    else filled = longer || length;
  };
  for (const word of text.split(' ')) {
    if (measure(word) <= width) add(word, ' ');
    else {
      if (filled) [count, filled] = [count + 1, 0];
      for (const { segment } of new Intl.Segmenter('en').segment(word)) add(segment, '');
    }
  }
  return count;
}

function hasWiderWord(text: string, width: number, measure: Measure): boolean {
  return text.split(' ').some((word) => measure(word) > width);
}

/** The width of a text in em. */
type Measure = (text: string) => number;

/** Where a text goes, in pixels, how many lines it may have, and the sizes, largest first. */
export type Box = {
  width: number;
  height: number;
  leading: number;
  lines: number;
  sizes: readonly number[];
};
