import { z } from 'astro/zod';
import { normalise, SLUG } from './text.ts';

/** In characters. */
export const LONGEST_HEADLINE = 110;

// Each field says in `description` what an author is to write there, each group of keys in `title` how messages speak of it;
// `holds` says what rules look for in it.
const text = (description: string) => z.string().trim().min(1).meta({ description });
const day = (description: string) => date(`${description}, "YYYY-MM-DD"`, /^\d{4}-\d\d-\d\d$/);
/** The date of an event or a source is as exact as is known. */
const yearMonthOrDay = (description: string, otherwise = '', form = /^\d{4}(-\d\d){0,2}$/) =>
  date(`${description}, "YYYY", "YYYY-MM" or "YYYY-MM-DD"${otherwise}`, form);
const year = (description: string) => date(`${description}, "YYYY"`, /^\d{4}$/);
/** What to write for a language, so that browsers know how to speak and break it. */
export const LANGUAGE = 'two letters such as de for German';
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const isLanguage = (value: string): boolean => LANGUAGE_TAG.test(value);
const language = z.string().regex(LANGUAGE_TAG).meta({ description: LANGUAGE, rule: 'language-tag' });
const address = (description: string) => z.url({ protocol: /^https?$/ }).meta({ description });
const id = z.string().regex(SLUG).meta({ description: 'lower-case words with hyphens' });
const source = (description: string) => z.string().min(1).meta({ description, holds: 'source' });
const cited = source('the id of a source').meta({ title: 'id' });
const sources = z.array(cited).min(1).meta({ description: 'a list of ids of content/sources.yaml' });
const place = z.string().min(1).meta({ description: 'the id of a passage, as in its {/* #id */}' });

/** What the frontmatter of an article may hold. */
export const frontSchema = group('the frontmatter', {
  headline: text(`the title, at most ${LONGEST_HEADLINE} characters`).max(LONGEST_HEADLINE),
  deck: text('the sentence under the headline'),
  kicker: text('the kind of article, such as Analysis'),
  topic: text('what it is about, in a few words'),
  basedOn: source('the id of the source that the article starts from').optional(),
  eventDate: yearMonthOrDay('when it happened').optional(),
  published: day('the day of publication'),
  updated: day('the day of the last change').optional(),
  sourcesChecked: day('the day on which the sources were last read again').optional(),
  draft: z.boolean().default(false).meta({ description: 'true or false' }),
  figure: z.string().min(1).optional().meta({ description: 'the id of the <Lanes> that leads the article' }),
  keyPoints: z
    .array(group('key point', { text: text('the point in a sentence'), place }))
    .default([])
    .meta({ description: 'a list of points, each with text and place' }),
  corrections: z
    .array(
      group('correction', {
        date: day('the day of the correction'),
        text: text('what was wrong and what is there now'),
        place: place.optional(),
      }),
    )
    .default([])
    .meta({ description: 'a list of corrections, each with date and text' }),
  sinceThen: group('“sinceThen”', {
    asOf: yearMonthOrDay('the date of the last source'),
    text: text('what no source tells of, in a sentence'),
    events: z
      .array(group('event', { date: yearMonthOrDay('its date'), text: text('what happened'), sources }))
      .min(1)
      .meta({ description: 'a list of what came later, each with date, text and sources' }),
  }).optional(),
  language: language.default('en'),
}).meta({ rule: 'frontmatter' });

/** What the frontmatter of a page beside the articles may hold. */
export const pageSchema = group('the frontmatter', {
  title: text('the heading of the page'),
  deck: text('the sentence under the heading'),
  description: text('the sentence that search engines show'),
}).meta({ rule: 'frontmatter' });

/** The data files of a project, content/<name>.yaml: each is a list of these. */
export const DATA = {
  // Field names are those of CSL-JSON where it has them: https://docs.citationstyles.org/en/stable/specification.html
  sources: group('source', {
    id,
    type: choice(
      'article article-journal article-newspaper interview post report speech treaty webpage'.split(' '),
    ),
    author: z
      .array(
        group('author', {
          family: text('the family name'),
          given: text('the given name, or its initials').optional(),
        }),
      )
      .min(1)
      .meta({ description: 'a list of { family, given }, for each who signed it' })
      .optional(),
    title: text('the title as it was published'),
    publisher: text('who published it'),
    'container-title': text('the journal or site it appeared in').optional(),
    issued: yearMonthOrDay('its date', ', or n.d. where it has none', /^(\d{4}(-\d\d){0,2}|n\.d\.)$/),
    accessed: day('the day it was read').optional(),
    URL: address('its address, beginning with https://'),
    archived: group('the archived copy', {
      URL: address('the address of the copy'),
      date: day('the day it was made'),
    }).optional(),
    language: language.default('en'),
    tier: choice(['A', 'B', 'C']),
  }),
  labels: group('label', {
    id,
    word: text('the word, or the few, that readers see'),
    explanation: text('what a passage with the label rests on, in a sentence'),
  }),
  people: group('person', {
    id,
    name: text('the full name'),
    group: text('the heading under which the person is shown'),
    role: text('the office at the time'),
    part: text('what the person did in this story, in a sentence'),
    sources,
  }),
  quotations: group('quotation', {
    id,
    words: text('the words exactly as they were said'),
    distributed: text('the whole sentence that was distributed, with the words in it').optional(),
    speaker: text('who said them'),
    role: text('the speaker’s office at the time'),
    occasion: text('where they were said'),
    date: day('the day'),
    sources,
  }).superRefine(({ words, distributed = words }, { addIssue }) => {
    const message = '“distributed” does not hold the words of the quotation';
    if (!isWithin(words, distributed)) addIssue({ code: 'custom', path: ['distributed'], message });
  }),
};

/** The folder of figures, from the project's own: content/figures/<name>.yaml is one that `<Lanes data="name">` draws. */
export const FIGURES = 'content/figures';

const mark = group('mark', {
  kind: choice(['event', 'reported', 'offered', 'pause', 'ended']),
  date: yearMonthOrDay('its date'),
  until: yearMonthOrDay('when the pause was over').optional(),
  label: text('a few words beside it in the plot').optional(),
  what: text('what the table says of it').optional(),
  sources,
}).superRefine(({ kind, until }, { addIssue }) => {
  if (kind === 'pause' && !until) addIssue({ code: 'custom', path: ['until'] });
  if (kind !== 'pause' && until) addIssue({ code: 'unrecognized_keys', keys: ['until'] });
});

/** What a file of a figure holds. A date outside its range is listed and not drawn. */
export const figureSchema = group('the figure', {
  subtitle: text('what it shows, in a line under its title'),
  brief: text('the same in a few words, beside the title where it is drawn small'),
  from: year('the first year that it shows'),
  to: year('the last year that it shows'),
  caption: text('how its marks are read'),
  lanes: z
    .array(
      group('lane', {
        name: text('its name'),
        short: text('its name where the figure is drawn small').optional(),
        note: text('who or what it is about, in a few words'),
        marks: z
          .array(mark)
          .min(1)
          .meta({ description: 'a list of marks, each with kind, date and sources' }),
      }),
    )
    .min(1)
    .meta({ description: 'a list of lanes, each with name, note and marks' }),
});

/** A data file as a whole. */
export function listOf<Entry extends z.ZodType>(entry: Entry) {
  const description = 'a list, each entry of it begun with “- id: …”, or [] for an empty one';
  return z.array(entry).meta({ title: 'the file', description, rule: 'missing-file' });
}

function group<Shape extends z.ZodRawShape>(title: string, shape: Shape) {
  return z.strictObject(shape).meta({ title, description: 'its keys, each on a line as key: value' });
}

/** A date is a text, never a moment in some time zone, and one that the calendar has. An unquoted year is a number to YAML. */
function date(description: string, form: RegExp) {
  return z.coerce
    .string<string>()
    .regex(form, { abort: true })
    .refine(isOnCalendar, { error: ({ input }) => `the calendar has no ${String(input)}` })
    .meta({ description, rule: 'date-calendar', holds: 'date' });
}

/** Whether words are in a text, but for a capital letter at their beginning. */
function isWithin(words: string, text: string): boolean {
  return normalise(text).toLowerCase().includes(normalise(words).toLowerCase());
}

function choice<const Option extends string>(options: readonly Option[]) {
  return z.enum(options).meta({ description: `one of ${options.join(', ')}` });
}

function isOnCalendar(value: string): boolean {
  const day = new Date(value);
  return value === 'n.d.' || (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value));
}

export type Frontmatter = z.infer<typeof frontSchema>;
export type KeyPoint = Frontmatter['keyPoints'][number];
export type SinceThen = NonNullable<Frontmatter['sinceThen']>;
export type Correction = Frontmatter['corrections'][number];
export type Source = z.infer<(typeof DATA)['sources']>;
export type Label = z.infer<(typeof DATA)['labels']>;
export type Person = z.infer<(typeof DATA)['people']>;
export type Figure = z.infer<typeof figureSchema>;
export type Lane = Figure['lanes'][number];
export type Mark = Lane['marks'][number];
export type Quotation = z.infer<(typeof DATA)['quotations']>;
