import { getCollection, type CollectionEntry, render } from 'astro:content';
import { byAppearance, type Reading } from '../components/reading.ts';
import { removedPassages } from './_ledgers.ts';

/** The published articles, newest first; drafts show only in `astro dev`. */
export async function published(): Promise<CollectionEntry<'articles'>[]> {
  const articles = await getCollection('articles', ({ data }) => import.meta.env.DEV || !data.draft);
  return articles.sort(
    (a, b) => b.data.published.localeCompare(a.data.published) || a.id.localeCompare(b.id),
  );
}

/** One article ready to draw: its content, the sources its quotations rest on, and what its parts read. */
export async function reading(entry: CollectionEntry<'articles'>) {
  const [{ Content }, sources, people, timeline, quotations] = await Promise.all([
    render(entry),
    getCollection('sources'),
    getCollection('people'),
    getCollection('timeline'),
    getCollection('quotations'),
  ]);
  const { places, cited, components } = entry.data;
  // The data files serve all articles: each shows the people it names, the events if it draws them, the words it quotes.
  const events = components.includes('Timeline') ? timeline.map(({ data }) => data) : [];
  const named = byAppearance(
    people.map(({ data }) => data),
    places,
  );
  const spoken = quotations
    .map(({ data }) => data)
    .filter(({ words }) => places.some(({ text }) => text === words));
  const used = new Set([...cited, ...[...events, ...named, ...spoken].flatMap((each) => each.sources)]);
  const value: Reading = {
    base: '',
    places,
    sources: [...used].flatMap((id) => sources.find((source) => source.id === id)?.data ?? []),
    people: named,
    timeline: events.sort((one, two) => one.date.localeCompare(two.date)),
    quotations: spoken,
    removed: removedPassages(entry.id),
  };
  const quoted = new Set(spoken.flatMap((quotation) => quotation.sources));
  const cites = value.sources.filter(({ id }) => quoted.has(id));
  return { Content, cites, value };
}
