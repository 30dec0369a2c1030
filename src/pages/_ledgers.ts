import type { RemovedPassage } from '../components/reading.ts';
import { lastText } from '../links/entry.ts';
import { finalSlug, livePlace, readLedger, type Ledger } from '../links/ledger.ts';
import { firstWords } from '../links/wording.ts';

const files = import.meta.glob<string>('../../content/permalinks/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every ledger of links, by the address that it is of. */
export const ledgers: ReadonlyMap<string, Ledger> = new Map(
  Object.entries(files).map(([path, text]) => {
    const ledger = readLedger(path, text);
    return [ledger.article, ledger];
  }),
);

const byArticle = Map.groupBy(ledgers.values(), ({ article }) => finalSlug(ledgers, article));

/** What is left at the former addresses of an article. */
export function formerAddresses(slug: string): { article: string; until: string }[] {
  const left = (byArticle.get(slug) ?? []).filter(({ article }) => article !== slug);
  return left.map(({ article, end }) => ({ article, until: end?.until ?? '' }));
}

/** What is left of articles that were withdrawn, at each address that they had. */
export function withdrawals() {
  return [...ledgers.keys()].flatMap((article) => {
    const { end, ids } = ledgers.get(finalSlug(ledgers, article)) ?? {};
    return end && 'withdrawn' in end && ids ? [{ article, ids, withdrawn: end }] : [];
  });
}

/** The passages of an article that were removed, each with the live place after which it is shown. */
export function removedPassages(slug: string): RemovedPassage[] {
  const ids = ledgers.get(slug)?.ids ?? new Map();
  return [...ids].flatMap(([id, entry]) => {
    const near = 'gone' in entry && livePlace(ids, id);
    const was = firstWords(lastText(entry), 12);
    return near ? [{ id, near, until: entry.until, note: entry.note, was }] : [];
  });
}
