import { shortened } from './card.ts';
import { readerDate } from './dates.ts';
import type { Place } from './places.ts';
import type { Quotation } from './reading.ts';

/** Mastodon, Discord and others cut a title at about 65 bytes and a description at about 200 characters (DEEPLINKS h). */
const TITLE_BYTES = 65;
const DESCRIPTION_LENGTH = 200;

/** What the share page of a place says of itself: the page's title, the card's title and the description. */
export function shareText(
  place: Place,
  headline: string,
  lead: string,
  quotation: Quotation | undefined,
): ShareText {
  const [title, text] = {
    section: () => [place.text, lead || headline],
    figure: () => [`Figure: ${place.text}`, `${place.text}, a figure in “${headline}”.`],
    paragraph: () => [`“${place.text}”`, place.text],
    quotation: () => [
      quotation ? `${quotation.speaker}: “${place.text}”` : `“${place.text}”`,
      quotation
        ? `“${place.text}” — ${quotation.speaker}, ${quotation.role}, ${readerDate(quotation.date)}`
        : place.text,
    ],
  }[place.kind]() as [string, string];
  const cardTitle = closed(shortened(title, (candidate) => bytes(closed(candidate)) <= TITLE_BYTES));
  return { title: `${cardTitle} · ${headline}`, cardTitle, description: closed(fitted(text)) };
}

/** A text of at most 200 characters, ended at a word. */
export function fitted(text: string): string {
  return shortened(text, (candidate) => closed(candidate).length <= DESCRIPTION_LENGTH);
}

/** A quotation that was shortened keeps its closing mark. */
function closed(text: string): string {
  return text.includes('“') && text.lastIndexOf('“') > text.lastIndexOf('”') ? `${text}”` : text;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export interface ShareText {
  title: string;
  cardTitle: string;
  description: string;
}
