import type { Article } from './anchors.ts';
import { type Entry, stateOf } from './ledger.ts';
import type { Place } from './places.ts';
import type { Problem } from './problem.ts';
import { containment, RECOGNISABLE } from './wording.ts';

/** An article together with which place holds which id, and which ids of the ledger no place holds. */
export function sourceOf(article: Article): Source {
  const { places, ledger } = article;
  const holders = holdersOf(article);
  const aliases = new Set(places.flatMap((place) => place.aliases));
  const missing = [...ledger.ids].filter(
    (each): each is [string, LiveEntry] =>
      stateOf(each[1]) === 'live' && !holders.has(each[0]) && !aliases.has(each[0]),
  );
  const forgotten = new Map<string, Place>();
  for (const [id, { kind, text }] of missing) {
    const free = places.filter(
      (place) => !place.id && place.kind === kind && ![...forgotten.values()].includes(place),
    );
    const best = free
      .map((place) => ({ place, share: containment(text, place.text) }))
      .sort((a, b) => b.share - a.share)[0];
    if (best && best.share >= RECOGNISABLE) forgotten.set(id, best.place);
  }
  return { ...article, holders, missing, forgotten };
}

/** An id as it is written at the end of a place's text, or in its tag. */
export function written({ kind }: Pick<Place, 'kind'>, id: string): string {
  return kind === 'quotation' || kind === 'figure' ? `id="${id}"` : `{/* #${id} */}`;
}

/** A heading or title may be reworded freely; what it stands over tells what it is. */
export const canDrift = ({ kind }: Pick<Place, 'kind'>): boolean =>
  kind === 'paragraph' || kind === 'quotation';

/** The place that each id belongs to: where it stands twice, the one that says most of what was published. */
function holdersOf({ places, ledger }: Article): Map<string, Place> {
  const holders = new Map<string, Place>();
  for (const place of places) {
    const rival = place.id && holders.get(place.id);
    const entry = place.id ? ledger.ids.get(place.id) : undefined;
    const share = (text: string): number => (entry && 'text' in entry ? containment(entry.text, text) : 0);
    if (place.id && (!rival || share(place.text) > share(rival.text))) holders.set(place.id, place);
  }
  return holders;
}

type LiveEntry = Extract<Entry, { text: string }>;
export type Source = Article & {
  holders: ReadonlyMap<string, Place>;
  /** Live ids that stand nowhere in the text. */
  missing: [string, LiveEntry][];
  /** Missing ids, and the place without an id that says what they said. */
  forgotten: ReadonlyMap<string, Place>;
};

export type Fault = Pick<Problem, 'what' | 'remedy'>;
