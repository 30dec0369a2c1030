import { shortened } from '../article/words.ts';

/** The words of a card's picture for those who cannot see it (`og:image:alt`), at most 420 characters. */
export function cardAlt(card: Card): string {
  return shortened(listed(' — ', alternative(card), card.site), (text) => text.length <= 420);
}

/** The number of a section as it is drawn: § 2, on one line. */
export function sectionNumber({ number }: { number: number }): string {
  return `§\u00a0${number}`;
}

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
 * A text's lines, the fewest that hold it, as even as they can be and rather not ended by a little word such as "the";
 * a word wider than a line goes on in the next.
 */
export function evenLines(text: string, width: number, measure: Measure): string[] {
  const words = text.split(' ');
  if (hasWiderWord(text, width, measure)) return fullLines(text, width, measure);
  /** The best lines from each word on. */
  const best: { lines: string[]; cost: number }[] = [];
  best[words.length] = { lines: [], cost: 0 };
  for (let from = words.length - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const line = words.slice(from, to).join(' ');
      const slack = 1 - measure(line) / width;
      const [known, rest] = [best[from], best[to]];
      if (slack < 0 || !rest) break;
      const isLittle = to < words.length && LITTLE.test(words[to - 1] ?? '');
      // Weighed so that one line less outdoes any evenness.
      const cost = 1000 + rest.cost + slack ** 2 + (isLittle ? 0.02 : 0);
      if (!known || cost < known.cost) best[from] = { lines: [line, ...rest.lines], cost };
    }
  }
  return best[0]?.lines ?? [];
}

/**
 * A text in the largest size at which it fits its box, without breaking a word if that can be; a text too long for the
 * smallest size is shortened, and has no lines where not even a word fits. `quote` adds the quotation marks.
 */
export function typeset(text: string, box: Box, measure: Measure, quote = (words: string) => words) {
  const fits = (size: number, words: string) =>
    fullLines(quote(words), box.width / size, measure).length * size * box.leading <= box.height;
  const whole = (size: number) => !hasWiderWord(quote(text), box.width / size, measure);
  const fitting = box.sizes.filter((size) => fits(size, text));
  const size = fitting.find(whole) ?? fitting[0] ?? Math.min(...box.sizes);
  const kept = shortened(text, (words) => fits(size, words));
  return { size, lines: kept ? evenLines(quote(kept), box.width / size, measure) : [] };
}

/** A word such as "the", which belongs to the next. */
const LITTLE = /^\p{L}{1,3}$/u;
/** White space at which a line may break: not the no-break spaces. */
const BLANK = /[^\S\u00a0\u202f]/u;
/** What some fonts have as an empty character: joiners, soft hyphens, marks of direction, selectors of an emoji's form. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
/** What fonts often lack and another character says as well; others of the kind have a compatible form in Unicode. */
const STAND_INS: Record<string, string> = { '\u202f': '\u00a0', '\u2010': '-', '\u2011': '-', '\u2015': '—' };

/** Each line as full as it can be; of a word wider than a line, the last piece is followed by the next word. */
function fullLines(text: string, width: number, measure: Measure): string[] {
  const lines = [''];
  const add = (part: string, space: string): void => {
    const line = lines.at(-1) ?? '';
    const longer = line ? `${line}${space}${part}` : part;
    if (!line || measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  };
  for (const word of text.split(' ')) {
    if (measure(word) <= width) add(word, ' ');
    else {
      if (lines.at(-1)) lines.push('');
      for (const { segment } of new Intl.Segmenter('en').segment(word)) add(segment, '');
    }
  }
  return lines.filter(Boolean);
}

function hasWiderWord(text: string, width: number, measure: Measure): boolean {
  return text.split(' ').some((word) => measure(word) > width);
}

function alternative(card: Card): string {
  if (card.kind === 'article') return listed(': ', listed(', ', card.kicker, card.topic), card.headline);
  if (card.kind === 'section') return `${sectionNumber(card)}: ${card.heading} (${card.headline})`;
  const words = shortened(card.words, (text) => text.length <= 280);
  return `“${words}” ${listed(', ', card.speaker, card.occasion)}`;
}

function listed(separator: string, ...parts: string[]): string {
  return parts.filter(Boolean).join(separator);
}

/** What a card shows. A quotation's words have no quotation marks: the card adds them. */
export type Card = { site: string } & (ArticleCard | SectionCard | QuotationCard);

type ArticleCard = Record<'kicker' | 'topic' | 'headline' | 'dateline' | 'readingTime', string> & {
  kind: 'article';
};
type SectionCard = { kind: 'section'; number: number; heading: string; headline: string };
type QuotationCard = { kind: 'quotation'; words: string; speaker: string; occasion: string };

/** The width of a text in em. */
export type Measure = (text: string) => number;

/** Where a text goes, in pixels, and the sizes it may have, largest first. */
export type Box = { width: number; height: number; leading: number; sizes: readonly number[] };
