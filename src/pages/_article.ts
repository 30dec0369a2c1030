import { getCollection, type CollectionEntry, render } from 'astro:content';
import { citedIn } from '../lib/citation.ts';
import type { Place } from '../lib/places.ts';
import { tombsOf } from './_ledgers.ts';
import { byAppearance, type Reading } from '../lib/reading.ts';

/** The published articles, newest first; drafts show only in `astro dev`. */
export async function published(): Promise<CollectionEntry<'articles'>[]> {
  const articles = await getCollection('articles', ({ data }) => import.meta.env.DEV || !data.draft);
  return articles.sort(
    (a, b) => b.data.published.localeCompare(a.data.published) || a.id.localeCompare(b.id),
  );
}

/** One article ready to draw: its content, the sources its quotations rest on, how many notes it has, and what its parts read. */
export async function reading(entry: CollectionEntry<'articles'>) {
  const { Content, remarkPluginFrontmatter } = await render(entry);
  const [sources, people, timeline, quotations] = await Promise.all([
    getCollection('sources'),
    getCollection('people'),
    getCollection('timeline'),
    getCollection('quotations'),
  ]);
  const events = timeline.map(({ data }) => data).sort((a, b) => a.date.localeCompare(b.date));
  const used = new Set([
    ...citedIn(entry.body ?? ''),
    ...events.flatMap((event) => event.sources),
    ...people.flatMap(({ data }) => data.sources),
    ...quotations.flatMap(({ data }) => data.sources),
  ]);
  const value: Reading = {
    slug: entry.id,
    places: remarkPluginFrontmatter['places'] as Place[],
    sources: [...used].flatMap((id) => sources.find((source) => source.id === id)?.data ?? []),
    people: byAppearance(
      people.map(({ data }) => data),
      remarkPluginFrontmatter['places'] as Place[],
    ),
    timeline: events,
    quotations: quotations.map(({ data }) => data),
    tombs: tombsOf(entry.id),
  };
  const quoted = new Set(quotations.flatMap(({ data }) => data.sources));
  const cites = value.sources.filter(({ id }) => quoted.has(id));
  return { Content, cites, notes: remarkPluginFrontmatter['notes'] as number, value };
}
