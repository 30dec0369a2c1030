import { idFault } from './places.ts';

const UNTELLING = new Set(
  'about after against also among been before between could does from have into more must never only over should than that their them then there these they this those through under were what when where which while who whom whose why will with would your'.split(
    ' ',
  ),
);

/** The longest telling word of a heading that may be a section's id and is not taken; undefined when there is none. */
export function topicWord(heading: string, isTaken: (id: string) => boolean): string | undefined {
  const plain = heading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/(?<![\p{L}\p{N}])[a-z][a-z0-9]{2,}(?![\p{L}\p{N}])/gu) ?? [];
  const usable = words.filter((word) => !UNTELLING.has(word) && !idFault(word, 'section') && !isTaken(word));
  return usable.sort((a, b) => b.length - a.length)[0];
}
