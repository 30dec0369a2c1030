import { createHash } from 'node:crypto';

/** What has an id of its own. */
export type PlaceKind = 'section' | 'paragraph' | 'quotation' | 'figure';

/** What is wrong with an id for a place of this kind, or undefined when it may be used. */
export function idFault(id: string, kind: PlaceKind): string | undefined {
  if (id.length < 2 || id.length > 40) return 'an id has 2 to 40 characters';
  if (!WORDS.test(id))
    return 'an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter';
  if (RESERVED.has(id)) return 'this id is the page’s own';
  if (kind === 'paragraph')
    return GENERATED.test(id) ? undefined : 'the id of a paragraph is generated: p- and four characters';
  const prefix = /^([pqf]-|[nrs]\d)/.exec(id)?.[0];
  if (kind === 'section') return prefix && `ids that begin with ${prefix} are not for sections`;
  return prefix === PREFIX[kind] ? undefined : `the id of a ${kind} begins with ${PREFIX[kind]}`;
}

/**
 * A new id for a place: its prefix and four characters taken from the digest of where it is and what it says, normalised; where that id
 * was ever used, the next try. The same place gets the same id on every machine. A section has none: its author names it.
 */
export function generatedId(
  kind: Exclude<PlaceKind, 'section'>,
  slug: string,
  text: string,
  isTaken: (id: string) => boolean,
): string {
  for (let attempt = 0; ; attempt++) {
    const source = `${slug}\0${text}\0${attempt}`;
    const digest = BigInt(`0x${createHash('sha256').update(source).digest('hex')}`);
    const tail = [1n, BASE, BASE ** 2n, BASE ** 3n].map((unit) => ALPHABET[Number((digest / unit) % BASE)]);
    const id = PREFIX[kind] + tail.join('');
    if (!isTaken(id)) return id;
  }
}

/** Whether an id may be one of those. */
export const isGenerated = (id: string): boolean => /^[pqf]-[^-]{4}$/.test(id);

/** The longest word of a heading's topic that may be a section's id and is not taken; undefined when there is none. */
export function topicWord(heading: string, isTaken: (id: string) => boolean): string | undefined {
  const plain = heading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/(?<![\p{L}\p{N}])[a-z][a-z0-9]{2,}(?![\p{L}\p{N}])/gu) ?? [];
  const usable = words.filter((word) => !COMMON.test(word) && !idFault(word, 'section') && !isTaken(word));
  return usable.sort((a, b) => b.length - a.length)[0];
}

/** The characters of generated ids: no vowels, so no words; no 0, 1, i, l or o, so nothing to misread. */
const ALPHABET = '23456789bcdfghjkmnpqrstvwxyz';
const BASE = BigInt(ALPHABET.length);
const PREFIX = { paragraph: 'p-', quotation: 'q-', figure: 'f-' } as const;
const GENERATED = new RegExp(`^p-[${ALPHABET}]{4}$`);
const WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids that the page itself has or may come to have, and names that objects of JavaScript have, in any case. */
const RESERVED = new Set([
  ...['top', 'main', 'content', 'toc', 'nav', 'header', 'footer', 'at', 'og', 'cards'],
  ...['article-1x1', 'article-4x3', 'article-16x9'],
  ...['article', 'who', 'since', 'notes', 'sources', 'cite', 'corrections', 'glance'],
  ...['constructor', 'tostring', 'valueof', 'prototype', 'hasownproperty', 'isprototypeof'],
]);

/** Words that say nothing of a heading's topic. */
const COMMON =
  /^(about|after|against|also|among|been|before|between|could|does|from|have|into|more|must|never|only|over|should|than|that|their|them|then|there|these|they|this|those|through|under|were|what|when|where|which|while|who|whom|whose|why|will|with|would|your)$/;
