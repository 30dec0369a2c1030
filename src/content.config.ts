import { file, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

/** A quoted calendar day; never coerced, so that no time zone can move it (SPEC 2.2). */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written "YYYY-MM-DD", in quotes')
  .refine(onCalendar, 'no such day');
/** A year, month or day, as far as a source gives one. */
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
/** A source says so when it has no date. */
const issued = z.union([date, z.literal('n.d.')]);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1);
const sourceIds = z.array(id).min(1);

const articles = defineCollection({
  loader: glob({ base: './content/articles', pattern: '*.mdx' }),
  schema: z.strictObject({
    headline: text.max(110),
    deck: text,
    kicker: text,
    topic: text,
    basedOn: id.optional(),
    eventDate: day,
    published: day,
    updated: day.optional(),
    draft: z.boolean().default(false),
    keyPoints: z.array(z.strictObject({ text, place: z.string() })).default([]),
    corrections: z.array(z.strictObject({ date: day, text, place: z.string().optional() })).default([]),
    language: z.string().default('en'),
  }),
});

/** The field names are those of CSL-JSON, so that a bibliography from a reference manager drops in (SPEC 2.3). */
const sources = defineCollection({
  loader: file('content/sources.yaml'),
  schema: z.strictObject({
    id,
    type: z.enum([
      'article',
      'article-journal',
      'article-newspaper',
      'interview',
      'post',
      'report',
      'speech',
      'treaty',
      'webpage',
    ]),
    title: text,
    publisher: text,
    'container-title': text.optional(),
    issued,
    accessed: day.optional(),
    URL: z.url(),
    archive: z.url().optional(),
    language: z.string().default('en'),
    tier: z.enum(['A', 'B', 'C']),
  }),
});

const timeline = defineCollection({
  loader: file('content/timeline.yaml'),
  schema: z.strictObject({
    id,
    date,
    until: date.optional(),
    lane: z.enum(['leaders', 'ministers', 'council', 'cooperation', 'since']),
    event: text.optional(),
    sources: sourceIds,
  }),
});

const people = defineCollection({
  loader: file('content/people.yaml'),
  schema: z.strictObject({ id, name: text, role: text, position: text, sources: sourceIds }),
});

const quotations = defineCollection({
  loader: file('content/quotations.yaml'),
  schema: z.strictObject({
    id,
    words: text,
    speaker: text,
    role: text,
    occasion: text,
    date: day,
    sources: sourceIds,
  }),
});

export const collections = { articles, sources, timeline, people, quotations };

function onCalendar(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
