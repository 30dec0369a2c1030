import type { Passage } from '../article/passage.ts';
import type { Place } from '../article/places.ts';
import type { Figure, Label, Person, Quotation, SinceThen, Source } from '../article/schema.ts';
import type { ShortCitation } from './citation.ts';

/** The people whom a text names. */
export function peopleNamed<Named extends { name: string }>(
  people: readonly Named[],
  places: readonly Place[],
): Named[] {
  const text = places.map((place) => place.text).join(' ');
  return people.filter(({ name }) => text.includes(name));
}

/** Everything that the parts of a page about one article draw: its places and the entries of the collections it uses. */
export interface Reading {
  /** The way from this page to the article's: empty on that page itself. */
  base: string;
  places: Passage[];
  /** How long it takes to read. */
  minutes: number;
  /** In the order in which the article first cites them; that order is their number. */
  sources: Source[];
  /** How notes name each of them. */
  citations: ShortCitation[];
  people: Person[];
  labels: Label[];
  /** Those that it draws, by the names of their files. */
  figures: ReadonlyMap<string, Figure>;
  /** What happened after the article's own time. */
  since: SinceThen | undefined;
  quotations: Quotation[];
  removed: RemovedPassage[];
}

/** A place that was removed: its id, the place it is shown after, and what a reader who arrives there reads. */
export type RemovedPassage = { id: string; near: string; until: string; note: string; was?: string };
