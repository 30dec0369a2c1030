import { getCollection, type CollectionEntry, render } from 'astro:content';
import { readingMinutes } from '../article/words.ts';
import { shortCitations } from '../components/citation.ts';
import { peopleNamed, type Reading } from '../components/reading.ts';
import { cardsOf, type NamedCard } from './_cards.ts';
import { dataOf } from './_data.ts';
import { removedPassages } from './_ledgers.ts';

/** The published articles, newest first; drafts show only in `astro dev`. */
export async function shownArticles(): Promise<Entry[]> {
  const articles = await getCollection('articles', ({ data }) => import.meta.env.DEV || !data.draft);
  return articles.sort(
    (a, b) => b.data.published.localeCompare(a.data.published) || a.id.localeCompare(b.id),
  );
}

/** One article ready to draw: its content, what its parts read, and its cards. */
export function prepared(entry: Entry) {
  const known = ready.get(entry) ?? prepare(entry);
  ready.set(entry, known);
  return known;
}

// Each of its places has a page.
const ready = new WeakMap<Entry, ReturnType<typeof prepare>>();

async function prepare(entry: Entry) {
  const { places, cited, sinceThen } = entry.data;
  const [{ Content }, sources, labels, people, quotations, figures] = await Promise.all([
    render(entry),
    dataOf('sources'),
    dataOf('labels'),
    dataOf('people'),
    dataOf('quotations'),
    getCollection('figures'),
  ]);
  // The data files serve all articles: each shows the people it names, the figures it draws, the words it quotes.
  const named = peopleNamed(people, places);
  const drawn = places.flatMap(({ data }) => figures.find(({ id }) => id === data) ?? []);
  const marks = drawn.flatMap(({ data }) => data.lanes.flatMap((lane) => lane.marks));
  const spoken = quotations.filter(({ words }) => places.some(({ text }) => text === words));
  const later = sinceThen?.events ?? [];
  const used = new Set([
    ...cited,
    ...[...marks, ...later, ...named, ...spoken].flatMap((each) => each.sources),
  ]);
  const ordered = [...used].flatMap((id) => sources.find((source) => source.id === id) ?? []);
  const reading: Reading = {
    base: '',
    places,
    minutes: readingMinutes(places),
    sources: ordered,
    citations: shortCitations(ordered),
    people: named,
    labels,
    figures: new Map(drawn.map(({ id, data }) => [id, data])),
    since: sinceThen,
    quotations: spoken,
    removed: removedPassages(entry.id),
  };
  return { Content, reading, cards: await cardsOf(entry, reading) };
}

/** The card of the newest article, for pages that have none of their own. */
export async function newestCard(): Promise<NamedCard | undefined> {
  const [newest] = await shownArticles();
  return newest && (await prepared(newest)).cards.get('article');
}

type Entry = CollectionEntry<'articles'>;
