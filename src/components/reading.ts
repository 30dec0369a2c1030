import type { Place } from '../lib/places.ts';

/** The people whom a text names, in the order in which it first does. */
export function byAppearance<Named extends { name: string }>(
  people: readonly Named[],
  places: readonly Place[],
): Named[] {
  const text = places.map((place) => place.text).join(' ');
  const at = ({ name }: Named): number => text.indexOf(name.split(' and ')[0] ?? name);
  return people.filter((person) => at(person) >= 0).sort((a, b) => at(a) - at(b));
}

/** The ids of the sources that an article's text cites, in the order of their first citation. */
export function citedIn(body: string): string[] {
  const notes = new Map(
    [...body.matchAll(/^\[\^([^\]]+)\]:(.*)$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  const order: string[] = [];
  for (const [whole, name = ''] of body.matchAll(/\[\^([^\]]+)\](?!:)|<Cite id="[^"]*"/g))
    order.push(...citedIds(name ? (notes.get(name) ?? '') : whole));
  return [...new Set(order)];
}

const citedIds = (text: string): string[] =>
  [...text.matchAll(/<Cite id="([^"]*)"/g)].map(([, id = '']) => id);

/** Everything that the parts of a page about one article draw: its places and the entries of the collections it uses. */
export interface Reading {
  /** The way from this page to the article's: empty on that page itself. */
  base: string;
  /** The one section that a share page shows; empty for what comes before the first. */
  only?: string;
  places: Place[];
  /** In the order in which the article first cites them; that order is their number. */
  sources: Source[];
  people: Person[];
  timeline: TimelineEvent[];
  quotations: Quotation[];
  removed: RemovedPassage[];
}

/** What an article says of itself. */
export interface ArticleFacts {
  headline: string;
  deck: string;
  kicker: string;
  topic: string;
  eventDate: string;
  published: string;
  updated?: string | undefined;
  draft: boolean;
  keyPoints: KeyPoint[];
  corrections: Correction[];
}

/** What an article says in one sentence, with the id of the place that supports it. */
export interface KeyPoint {
  text: string;
  place: string;
}

export interface Correction {
  date: string;
  text: string;
  /** The id of the place that was corrected. */
  place?: string | undefined;
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
export interface RemovedPassage {
  id: string;
  near: string;
  until: string;
  note: string;
  was?: string;
}

/** A picture that previews show, by its address from the site's root and in words. */
export interface Preview {
  path: string;
  alt: string;
}

/** How the site speaks of itself. */
export interface Site {
  name: string;
  language: string;
  locale: string;
  description: string;
}
