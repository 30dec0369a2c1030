import type { Article } from './anchors.ts';
import { type Digest, mintId } from './mint.ts';
import { idPrefix, type Place } from './places.ts';
import { containment, RECOGNISABLE } from './wording.ts';

/** An article's places with their ids, a new one where there is none yet; headings without an id are left out. */
export function named({ slug, places, ledger }: Article, digest: Digest): Named[] {
  const taken = new Set([
    ...ledger.ids.keys(),
    ...places.flatMap((place) => [place.id ?? [], place.aliases].flat()),
  ]);
  return places.flatMap((place): Named[] => {
    const prefix = idPrefix(place.kind);
    const id = place.id ?? (prefix && mintId(prefix, slug, place.text, (each) => taken.has(each), digest));
    if (!id) return [];
    taken.add(id);
    return [{ ...place, id, isNew: !place.id }];
  });
}

/**
 * Says so where a new place holds most of what a published one said. A paragraph that was split has its id on the part that
 * kept the comment, which may not be the part that links meant.
 */
export function splitHint({ places, ledger }: Article, part: Place): string {
  for (const other of places) {
    const entry = other.id ? ledger.ids.get(other.id) : undefined;
    if (!entry || !('text' in entry) || other.kind !== part.kind || entry.text === other.text) continue;
    const share = containment(entry.text, part.text);
    if (share >= RECOGNISABLE && share > containment(entry.text, other.text))
      return `; it holds most of what ${other.id} said: swap the two ids if links to ${other.id} mean this part`;
  }
  return '';
}

/** A place with its id, and whether it is only now given it. */
export type Named = Place & { id: string; isNew: boolean };
