import { z } from 'astro/zod';
import { quoted } from './text.ts';

/**
 * What frontmatter and data may hold. Each field says in `description` what an author is to write there, each group of keys
 * in `title` how messages speak of it; `holds` tells what rules look for in it.
 */
export const LONGEST_HEADLINE = 110;

const text = (description: string) => z.string().trim().min(1).meta({ description });
const day = (description: string) => date(`${description}, "YYYY-MM-DD"`, /^\d{4}-\d\d-\d\d$/);
/** The date of an event or a source is as exact as is known. An unquoted year is a number to YAML. */
const yearMonthOrDay = (description: string, form = /^\d{4}(-\d\d){0,2}$/) =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), date(description, form));
/** What to write for a language, so that browsers know how to speak and break it. */
export const LANGUAGE = 'two letters such as de for German';
export const isLanguage = (value: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);
const language = z
  .string()
  .refine(isLanguage, { error: ({ input }) => `${quoted(String(input))} is no language tag` })
  .meta({ description: LANGUAGE, rule: 'language-tag' });
const address = (description: string) =>
  z
    .string()
    .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value))
    .meta({ description });
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ description: 'lower-case words with hyphens' });
const source = (description: string) => z.string().min(1).meta({ description, holds: 'source' });
const sources = z
  .array(source('the id of a source'))
  .min(1)
  .meta({ description: 'a list of ids of content/sources.yaml' });
const place = z.string().min(1).meta({ description: 'the id of a passage, as it stands in its {/* #id */}' });

export const frontSchema = z
  .strictObject({
    headline: text(`the title, at most ${LONGEST_HEADLINE} characters`).max(LONGEST_HEADLINE),
    deck: text('the sentence under the headline'),
    kicker: text('the kind of article, such as Analysis'),
    topic: text('what it is about, in a few words'),
    basedOn: source('the id of the source that the article starts from').optional(),
    eventDate: day('the day of the event'),
    published: day('the day of publication'),
    updated: day('the day of the last change').optional(),
    draft: z.boolean().default(false).meta({ description: 'true or false' }),
    keyPoints: z
      .array(z.strictObject({ text: text('the point in a sentence'), place }).meta({ title: 'key point' }))
      .default([])
      .meta({ description: 'a list of points, each with text and place' }),
    corrections: z
      .array(
        z
          .strictObject({
            date: day('the day of the correction'),
            text: text('what was wrong and what stands there now'),
            place: place.optional(),
          })
          .meta({ title: 'correction' }),
      )
      .default([])
      .meta({ description: 'a list of corrections, each with date and text' }),
    language: language.default('en'),
  })
  .meta({ title: 'the frontmatter' });

/** The field names are those of CSL-JSON, so that a bibliography from a reference manager drops in. */
const sourceSchema = z
  .strictObject({
    id,
    type: choice(
      'article article-journal article-newspaper interview post report speech treaty webpage'.split(' '),
    ),
    title: text('the title as it was published'),
    publisher: text('who published it'),
    'container-title': text('the journal or site it appeared in').optional(),
    issued: yearMonthOrDay(
      'its date, "YYYY", "YYYY-MM" or "YYYY-MM-DD", or n.d. where it has none',
      /^(\d{4}(-\d\d){0,2}|n\.d\.)$/,
    ),
    accessed: day('the day it was read').optional(),
    URL: address('its address, beginning with https://'),
    archive: address('the address of an archived copy').optional(),
    language: language.default('en'),
    tier: choice(['A', 'B', 'C']),
  })
  .meta({ title: 'source' });

const eventSchema = z
  .strictObject({
    id,
    date: yearMonthOrDay('its date, "YYYY", "YYYY-MM" or "YYYY-MM-DD"'),
    until: yearMonthOrDay('its last day, "YYYY", "YYYY-MM" or "YYYY-MM-DD"').optional(),
    lane: choice(['leaders', 'ministers', 'council', 'cooperation', 'since']),
    event: text('what happened, in a sentence').optional(),
    sources,
  })
  .meta({ title: 'event' });

const personSchema = z
  .strictObject({
    id,
    name: text('the full name'),
    role: text('the office at the time'),
    position: text('what the person held, in a sentence'),
    sources,
  })
  .meta({ title: 'person' });

const quotationSchema = z
  .strictObject({
    id,
    words: text('the words exactly as they were said'),
    speaker: text('who said them'),
    role: text('the speaker’s office at the time'),
    occasion: text('where they were said'),
    date: day('the day'),
    sources,
  })
  .meta({ title: 'quotation' });

/** The data files of a project, content/<name>.yaml: each is a list of these. */
export const DATA = {
  sources: sourceSchema,
  timeline: eventSchema,
  people: personSchema,
  quotations: quotationSchema,
};

/** A date is a text, never a moment in some time zone, and one that the calendar has. */
function date(description: string, form: RegExp) {
  return z
    .string()
    .regex(form, { abort: true })
    .refine(isOnCalendar, { error: ({ input }) => `the calendar has no ${String(input)}` })
    .meta({ description, rule: 'date-calendar', holds: 'date' });
}

function choice<const Option extends string>(options: readonly Option[]) {
  return z.enum(options).meta({ description: `one of ${options.join(', ')}` });
}

function isOnCalendar(value: string): boolean {
  if (value === 'n.d.') return true;
  const time = Date.parse(`${value}${'-01'.repeat((10 - value.length) / 3)}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export type Front = z.infer<typeof frontSchema>;
export type KeyPoint = Front['keyPoints'][number];
export type Correction = Front['corrections'][number];
export type Source = z.infer<typeof sourceSchema>;
export type TimelineEvent = z.infer<typeof eventSchema>;
export type Person = z.infer<typeof personSchema>;
export type Quotation = z.infer<typeof quotationSchema>;
