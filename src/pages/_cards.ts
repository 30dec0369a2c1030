import type { CollectionEntry } from 'astro:content';
import { readerDate } from '../article/dates.ts';
import type { Place } from '../article/places.ts';
import type { Quotation } from '../article/schema.ts';
import { cardAlt, type Card } from '../cards/lines.ts';
import { cardName } from '../cards/render.ts';
import type { Reading } from '../components/reading.ts';
import { site } from '../site.ts';

/** The cards of an article by the id of the place they show; the article's own has the id `article`. */
export async function cardsOf(
  entry: CollectionEntry<'articles'>,
  reading: Reading,
): Promise<Map<string, NamedCard>> {
  const { headline, kicker, topic, published } = entry.data;
  const dateline = readerDate(published);
  const readingTime = `${reading.minutes}-minute read`;
  const cards = new Map<string, Card>([
    ['article', { kind: 'article', kicker, topic, headline, dateline, readingTime, site: site.name }],
  ]);
  for (const place of reading.places) {
    const card = placeCard(place, headline, reading.quotations);
    if (place.id && card) cards.set(place.id, card);
  }
  const all = [...cards].map(async ([id, card]) => [id, await named(entry.id, id, card)] as const);
  return new Map(await Promise.all(all));
}

/** The card of an article that was withdrawn, and of all its places. */
export async function withdrawnCard(slug: string, { headline, until }: Withdrawn): Promise<NamedCard> {
  return named(slug, 'article', {
    kind: 'article',
    kicker: 'Withdrawn',
    topic: '',
    headline,
    dateline: readerDate(until),
    readingTime: '',
    site: site.name,
  });
}

async function named(slug: string, id: string, card: Card): Promise<NamedCard> {
  return { card, path: `/cards/${slug}/${id}.${await cardName(card)}.png`, alt: cardAlt(card) };
}

/** The card that previews of a place show: its own, else its section's, else the article's. */
export function cardFor(
  place: Pick<Place, 'id' | 'section'>,
  cards: ReadonlyMap<string, NamedCard>,
): NamedCard | undefined {
  return cards.get(place.id ?? '') ?? cards.get(place.section ?? '') ?? cards.get('article');
}

function placeCard(place: Place, headline: string, quotations: readonly Quotation[]): Card | undefined {
  if (place.kind === 'section')
    return { kind: 'section', number: place.number, heading: place.text, headline, site: site.name };
  if (place.kind !== 'quotation') return undefined;
  const source = quotations.find(({ words }) => words === place.text);
  const occasion = source ? `${source.occasion}, ${readerDate(source.date)}` : headline;
  return {
    kind: 'quotation',
    words: place.text,
    speaker: source?.speaker ?? site.name,
    occasion,
    site: site.name,
  };
}

type Withdrawn = { headline: string; until: string };

/** A card with the name of its file, which changes when the card does: previews are kept by address for a long time. */
export type NamedCard = { card: Card; path: string; alt: string };
