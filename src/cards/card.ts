import { placeName } from '../article/places.ts';
import type { Figure } from '../article/schema.ts';
import { shortened } from '../article/words.ts';

/** The words of a card's picture for those who cannot see it (`og:image:alt`), at most 420 characters. */
export function cardAlt(card: Card): string {
  return within(420, listed(' — ', alternative(card), card.site));
}

/** Texts with something between them; an empty one is left out. */
export function listed(between: string, ...texts: string[]): string {
  return texts.filter(Boolean).join(between);
}

/** How a place is called, on one line. */
export function placeNumber(place: Parameters<typeof placeName>[0]): string {
  return placeName(place).replace(' ', '\u00a0');
}

function alternative(card: Card): string {
  if (card.kind === 'article') {
    const title = listed(': ', listed(', ', card.kicker, card.topic), card.headline);
    return card.lead ? `${title} (with a chart: ${card.lead.brief})` : title;
  }
  if (card.kind === 'quotation') {
    const who = within(110, listed(', ', card.speaker, card.role, card.occasion));
    return `“${within(260, card.words)}” ${listed(', ', who, card.date)}`;
  }
  return `${placeNumber(card)}: ${within(240, listed(' – ', card.title, card.text))} (${card.headline})`;
}

function within(length: number, text: string): string {
  return shortened(text, (candidate) => candidate.length <= length);
}

/** What a card shows; a text may be empty. */
export type Card = { site: string } & (
  ArticleCard | PlaceCard<'section'> | PlaceCard<'paragraph'> | FigureCard | QuotationCard
);

type ArticleCard = Record<'kicker' | 'topic' | 'headline' | 'dateline' | 'readingTime', string> & {
  kind: 'article';
  /** The figure that leads the article. */
  lead?: Figure | undefined;
  /** In pixels, of 1200 across; that of a link card where it is left out. */
  height?: number;
};
/** A section by its heading and first sentence, a paragraph by its label and words; `about` is what the article is. */
type PlaceCard<Kind> = Record<'title' | 'text' | 'headline' | 'about', string> & {
  kind: Kind;
  number: number;
};
/** A figure by its title and, where it is drawn from data, what it shows in brief. */
type FigureCard = PlaceCard<'figure'> & { figure?: Figure | undefined };
/** The words have no quotation marks: the card adds them. */
type QuotationCard = Record<'words' | 'speaker' | 'role' | 'occasion' | 'date', string> & {
  kind: 'quotation';
};
