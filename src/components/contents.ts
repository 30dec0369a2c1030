import { placeName, type Place } from '../article/places.ts';

/** The table of contents: an article's sections with their numbers, those of h3 and h4 included. */
export function contents(places: readonly Place[]): Entry[] {
  return places.flatMap(({ kind, id, number, text }) =>
    kind === 'section' && id ? [{ id, number, text }] : [],
  );
}

/** How a place is called on a page of its own: "Section 2", "Paragraph 5". */
export function placeTitle({ kind, number }: Pick<Place, 'kind' | 'number'>): string {
  return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)} ${number}`;
}

/** How each place is called, by its id. */
export function placeNames(places: readonly Place[]): Map<string | undefined, string> {
  return new Map(places.map((place) => [place.id, placeName(place)]));
}

export type Entry = { id: string; number?: number; text: string };
