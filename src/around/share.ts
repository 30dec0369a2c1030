import { readerDate } from '../article/dates.ts';
import { shortened } from '../article/words.ts';
import type { Place, PlaceKind } from '../article/places.ts';

/** What previews of a place's share page say; what a paragraph rests on is said before its words. */
export function shareText(
  { kind, text }: Pick<Place, 'kind' | 'text'>,
  headline: string,
  lead: string,
  quotation?: { speaker: string; role: string; date: string },
  label?: string,
): { title: string; description: string } {
  const texts: Record<PlaceKind, [title: string, description: string]> = {
    section: [text, lead || headline],
    figure: [`Figure: ${text}`, `${text.replace(/\.$/, '')}, a figure in “${headline}”.`],
    paragraph: [`“${text}”`, label ? `${label}: ${text}` : text],
    quotation: quotation
      ? [
          `${quotation.speaker}: “${text}”`,
          `“${text}” — ${quotation.speaker}, ${quotation.role}, ${readerDate(quotation.date)}`,
        ]
      : [`“${text}”`, text],
  };
  const [title, description] = texts[kind];
  return {
    title: shortTitle(title),
    description: closed(fitted(description)),
  };
}

/** The same of a passage that went, by its words where they are kept. */
export function goneText(what: 'Removed' | 'Withdrawn', words: string, note: string) {
  const title = words ? `${what}: “${words}”` : `A passage that was ${what.toLowerCase()}`;
  return { title: shortTitle(title), description: fitted(note) };
}

/** A text of at most 200 characters, ended at a word. */
export function fitted(text: string): string {
  return shortened(text, (candidate) => closed(candidate).length <= DESCRIPTION_LENGTH);
}

/** Mastodon, Discord and others cut a title at about 65 bytes and a description at about 200 characters. */
const TITLE_BYTES = 65;
const DESCRIPTION_LENGTH = 200;

function shortTitle(text: string): string {
  return closed(shortened(text, (candidate) => bytes(closed(candidate)) <= TITLE_BYTES));
}

/** A quotation that was shortened keeps its closing mark. */
function closed(text: string): string {
  return text.includes('“') && text.lastIndexOf('“') > text.lastIndexOf('”') ? `${text}”` : text;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
