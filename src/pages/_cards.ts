import type { CollectionEntry } from 'astro:content';
import { readerDate } from '../article/dates.ts';
import type { Place } from '../article/places.ts';
import type { Frontmatter } from '../article/schema.ts';
import { cardAlt, type Card } from '../cards/card.ts';
import { cardName } from '../cards/render.ts';
import type { Reading } from '../components/reading.ts';
import { site } from '../site.ts';

/**
 * The cards of an article by the id of the place they show; the article's own has the id `article`, and those in the shapes
 * that search engines ask for `article-1x1`, `article-4x3` and `article-16x9`.
 */
export async function cardsOf(
  { id: slug, data }: Pick<CollectionEntry<'articles'>, 'id' | 'data'>,
  reading: Reading,
  { paragraphCards } = site,
): Promise<Map<string, NamedCard>> {
  const { kicker, topic, headline } = data;
  const lead = reading.places.find(({ id }) => id && id === data.figure)?.data;
  const article = {
    ...{ kind: 'article' as const, kicker, topic, headline, site: site.name },
    lead: reading.figures.get(lead ?? ''),
    dateline: readerDate(data.published),
    readingTime: `${reading.minutes}-minute read`,
  };
  const shapes = Object.entries(HEIGHTS).map(([id, height]): [string, Card] => [id, { ...article, height }]);
  const cards = new Map<string, Card>(shapes);
  for (const place of reading.places) {
    const isAsked = place.kind !== 'paragraph' || paragraphCards;
    const card = isAsked && placeCard(place, data, reading);
    if (place.id && card) cards.set(place.id, card);
  }
  const all = [...cards].map(async ([id, card]) => [id, await named(slug, id, card)] as const);
  return new Map(await Promise.all(all));
}

/** The card of an article that was withdrawn, and of all its places. */
export async function withdrawnCard(slug: string, { headline, until }: Withdrawn): Promise<NamedCard> {
  return named(slug, 'article', {
    ...{ kind: 'article', kicker: 'Withdrawn', topic: '', headline, site: site.name },
    ...{ dateline: readerDate(until), readingTime: '' },
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

function placeCard(
  { kind, id, number, text, label, data }: Place,
  { headline, kicker, topic }: Pick<Frontmatter, 'headline' | 'kicker' | 'topic'>,
  { places, figures, labels, quotations }: Reading,
): Card {
  const common = { number, headline, about: `${kicker} · ${topic}`, site: site.name };
  if (kind === 'section') {
    const first = places.find((place) => place.kind === 'paragraph' && place.section === id);
    return { kind, ...common, title: text, text: firstSentence(first?.text ?? '') };
  }
  if (kind === 'paragraph')
    return { kind, ...common, title: labels.find((each) => each.id === label)?.word ?? '', text };
  if (kind === 'figure') {
    const figure = figures.get(data ?? '');
    return { kind, ...common, title: text, text: figure?.brief ?? '', figure };
  }
  const source = quotations.find(({ words }) => words === text);
  const { speaker = '', role = '', occasion = headline, date } = source ?? {};
  return { kind, words: text, speaker, role, occasion, date: date ? readerDate(date) : '', site: site.name };
}

function firstSentence(text: string): string {
  const [sentence] = new Intl.Segmenter(site.language, { granularity: 'sentence' }).segment(text);
  return sentence?.segment.trim() ?? '';
}

/** In pixels, of 1200 across. */
const HEIGHTS = { article: 630, 'article-1x1': 1200, 'article-4x3': 900, 'article-16x9': 675 };

type Withdrawn = { headline: string; until: string };

/** A card with the name of its file, which changes when the card does: previews are kept by address for a long time. */
export type NamedCard = { card: Card; path: string; alt: string };
