import { ALPHABET, normalise } from './places.ts';

const SIGNS = 4;
const BASE = BigInt(ALPHABET.length);

/**
 * A new id for a block: its prefix and four signs taken from the digest of where it stands and what it says; where that id
 * was ever used, the next try. The same block gets the same id on every machine (DEEPLINKS b).
 */
export function mintId(
  prefix: string,
  slug: string,
  text: string,
  isTaken: (id: string) => boolean,
  digest: Digest,
): string {
  for (let attempt = 0; ; attempt++) {
    const id = `${prefix}-${signs(digest(`${slug}\0${normalise(text)}\0${attempt}`))}`;
    if (!isTaken(id)) return id;
  }
}

function signs(hex: string): string {
  let rest = BigInt(`0x${hex}`);
  let found = '';
  for (let at = 0; at < SIGNS; at++) {
    found += ALPHABET[Number(rest % BASE)];
    rest /= BASE;
  }
  return found;
}

/** SHA-256 of a text, in hexadecimal. */
export type Digest = (text: string) => string;
