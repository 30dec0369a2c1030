/**
 * What frontmatter and data may hold, as src/content.config.ts demands it, with words for the author. Kept beside the
 * schemas because those know no lines; tests/unit/rules.test.ts compares their keys.
 */
const correction: Shape = {
  date: { is: 'day', hint: 'the day of the correction, "YYYY-MM-DD"' },
  text: { is: 'text', hint: 'what was wrong and what stands there now' },
  place: { is: 'text', hint: 'the id of the passage', optional: true },
};

const keyPoint: Shape = {
  text: { is: 'text', hint: 'the point in a sentence' },
  place: { is: 'text', hint: 'the id of the passage that supports it' },
};

export const ARTICLE: Shape = {
  headline: { is: 'text', hint: 'the title, at most 110 characters', max: 110 },
  deck: { is: 'text', hint: 'the sentence under the headline' },
  kicker: { is: 'text', hint: 'the kind of article, such as Analysis' },
  topic: { is: 'text', hint: 'what it is about, in a few words' },
  basedOn: { is: 'source', hint: 'the id of the source that the article starts from', optional: true },
  eventDate: { is: 'day', hint: 'the day of the event, "YYYY-MM-DD"' },
  published: { is: 'day', hint: 'the day of publication, "YYYY-MM-DD"' },
  updated: { is: 'day', hint: 'the day of the last change, "YYYY-MM-DD"', optional: true },
  draft: { is: 'flag', hint: 'true or false', optional: true },
  keyPoints: {
    is: 'records',
    hint: 'a list of points, each with text and place',
    of: keyPoint,
    called: 'key point',
    optional: true,
  },
  corrections: {
    is: 'records',
    hint: 'a list of corrections, each with date and text',
    of: correction,
    called: 'correction',
    optional: true,
  },
  language: { is: 'text', hint: 'a language tag such as en', optional: true },
};

const id = { is: 'id', hint: 'lower-case words with hyphens' } as const;
const cited = { is: 'ids', hint: 'a list of ids of content/sources.yaml' } as const;
const TYPES = [
  'article',
  'article-journal',
  'article-newspaper',
  'interview',
  'post',
  'report',
  'speech',
  'treaty',
  'webpage',
];

export const ENTRIES = {
  sources: {
    id,
    type: { is: 'option', hint: `one of ${TYPES.join(', ')}`, options: TYPES },
    title: { is: 'text', hint: 'the title as it was published', duty: true },
    publisher: { is: 'text', hint: 'who published it', duty: true },
    'container-title': { is: 'text', hint: 'the journal or site it appeared in', optional: true },
    issued: {
      is: 'issued',
      hint: 'its date in quotes, "YYYY", "YYYY-MM" or "YYYY-MM-DD", or n.d. where it has none',
      duty: true,
    },
    accessed: { is: 'day', hint: 'the day it was read, "YYYY-MM-DD"', optional: true },
    URL: { is: 'url', hint: 'its address, beginning with https://' },
    archive: { is: 'url', hint: 'the address of an archived copy', optional: true },
    language: { is: 'text', hint: 'a language tag such as en', optional: true },
    tier: { is: 'option', hint: 'A, B or C', options: ['A', 'B', 'C'] },
  },
  timeline: {
    id,
    date: { is: 'date', hint: 'its date in quotes, "YYYY", "YYYY-MM" or "YYYY-MM-DD"' },
    until: { is: 'date', hint: 'its last day, in quotes', optional: true },
    lane: {
      is: 'option',
      hint: 'leaders, ministers, council, cooperation or since',
      options: ['leaders', 'ministers', 'council', 'cooperation', 'since'],
    },
    event: { is: 'text', hint: 'what happened, in a sentence', optional: true },
    sources: cited,
  },
  people: {
    id,
    name: { is: 'text', hint: 'the full name' },
    role: { is: 'text', hint: 'the office at the time' },
    position: { is: 'text', hint: 'what the person held, in a sentence' },
    sources: cited,
  },
  quotations: {
    id,
    words: { is: 'text', hint: 'the words exactly as they were said' },
    speaker: { is: 'text', hint: 'who said them' },
    role: { is: 'text', hint: 'the speaker’s office at the time' },
    occasion: { is: 'text', hint: 'where they were said' },
    date: { is: 'day', hint: 'the day, "YYYY-MM-DD"' },
    sources: cited,
  },
} satisfies Record<string, Shape>;

export interface FieldShape {
  is: 'text' | 'day' | 'date' | 'issued' | 'flag' | 'id' | 'source' | 'ids' | 'url' | 'option' | 'records';
  /** What to write there. */
  hint: string;
  optional?: true;
  max?: number;
  options?: readonly string[];
  of?: Shape;
  called?: string;
  /** True of what a source owes its reader; the rule source-incomplete speaks of it. */
  duty?: true;
}

export type Shape = Record<string, FieldShape>;
