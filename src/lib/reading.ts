import type { Place } from './places.ts';

/** The people whom a text names, in the order in which it first does. */
export function byAppearance<Named extends { name: string }>(
  people: readonly Named[],
  places: readonly Place[],
): Named[] {
  const text = places.map((place) => place.text).join(' ');
  const at = ({ name }: Named): number => text.indexOf(name.split(' and ')[0] ?? name);
  return people.filter((person) => at(person) >= 0).sort((a, b) => at(a) - at(b));
}

/** Everything that the parts of one article's page draw: its places and the entries of the collections it uses. */
export interface Reading {
  slug: string;
  places: Place[];
  /** In the order in which the article first cites them; that order is their number. */
  sources: Source[];
  people: Person[];
  timeline: TimelineEvent[];
  quotations: Quotation[];
  /** Retired passages, to be shown to those whose link still leads to them. */
  tombs: Tomb[];
  /** Set on a share page: the one section shown, and the way from there to the article. */
  only?: { section: string; article: string };
}

export interface Source {
  id: string;
  title: string;
  publisher: string;
  'container-title'?: string | undefined;
  issued: string;
  URL: string;
  language: string;
  tier: 'A' | 'B' | 'C';
}

export interface Person {
  name: string;
  role: string;
  position: string;
}

export interface TimelineEvent {
  date: string;
  lane: 'leaders' | 'ministers' | 'council' | 'cooperation' | 'since';
  event?: string | undefined;
  sources: string[];
}

export interface Quotation {
  words: string;
  speaker: string;
  role: string;
  occasion: string;
  date: string;
}

/** A place that was removed: its id, the place it is shown after, and what a reader who arrives there is told. */
export interface Tomb {
  id: string;
  near: string;
  until: string;
  note: string;
  was?: string;
}
