/** The signs of minted ids: no vowels, so no words; no 0, 1, i, l or o, so nothing to misread (DEEPLINKS b). */
export const ALPHABET = '23456789bcdfghjkmnpqrstvwxyz';

const PREFIX = { paragraph: 'p', quotation: 'q', figure: 'f' } as const;
const MINTED = new RegExp(`^[pqf]-[${ALPHABET}]{4}$`);
const WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids that the page's own furniture uses, or that JavaScript objects answer to. */
const RESERVED = new Set([
  ...['top', 'main', 'content', 'toc', 'nav', 'header', 'footer', 'at', 'og', 'cards'],
  ...['article', 'who', 'since', 'notes', 'sources', 'cite', 'corrections', 'glance'],
  ...['constructor', 'tostring', 'valueof', 'prototype', 'hasownproperty', 'isprototypeof'],
]);

/** Says what is wrong with an id for a place of this kind, or nothing when it may be used (DEEPLINKS a, b). */
export function idFault(id: string, kind: PlaceKind): string | undefined {
  if (id.length < 2 || id.length > 40) return 'an id has 2 to 40 characters';
  if (!WORDS.test(id))
    return 'an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter';
  if (RESERVED.has(id)) return 'this id is the page’s own';
  if (kind === 'paragraph')
    return MINTED.test(id) && id.startsWith('p-')
      ? undefined
      : 'a paragraph’s id is minted: p- and four signs';
  const prefixed = /^[pqf]-/.exec(id)?.[0];
  if (kind === 'section') {
    return prefixed || /^[nrs]\d/.test(id)
      ? `ids that begin with ${prefixed ?? id.slice(0, 2)} are not for sections`
      : undefined;
  }
  return prefixed === `${PREFIX[kind]}-` ? undefined : `the id of a ${kind} begins with ${PREFIX[kind]}-`;
}

/** The form of an id comment at the end of a block: its id and the retired ids that now lead to it, or undefined. */
export function idComment(expression: string): { id: string; aliases: string[] } | undefined {
  const found = /^\s*\/\*\s*#([^\s<*]+)((?:\s*<\s*[^\s<*]+)*)\s*\*\/\s*$/.exec(expression);
  if (!found?.[1]) return undefined;
  return {
    id: found[1],
    aliases: (found[2] ?? '')
      .split('<')
      .map((alias) => alias.trim())
      .filter(Boolean),
  };
}

/** A text as it is compared and recorded: NFC, white space collapsed. */
export function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The prefix that the ids of a kind begin with; sections have none. */
export function idPrefix(kind: PlaceKind): string | undefined {
  return kind === 'section' ? undefined : PREFIX[kind];
}

export type PlaceKind = 'section' | 'paragraph' | 'quotation' | 'figure';

/** A place as it stands in an article's source. */
export interface Place {
  kind: PlaceKind;
  id?: string;
  aliases: string[];
  /** Plain text, normalised: of a section its heading, of a figure its title. */
  text: string;
  /** § of a section, ¶ of a paragraph, counted from 1 in document order; a quotation or figure has that of its kind. */
  number: number;
  /** The id of the section it stands in; a section has its own. */
  section?: string;
  label?: string;
  line: number;
  column: number;
  /** Offset in the source at which `npm run anchors` writes an id, or further aliases where there is one. */
  writeAt: number;
}
