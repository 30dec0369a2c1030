import { VFile } from 'vfile';
import type { RemovedPassage } from '../components/reading.ts';
import { livePlace, readLedger, type Ledger } from '../links/ledger.ts';

const files = import.meta.glob<string>('../../content/permalinks/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The ledger of an article's links, or undefined before its first publication. */
export function ledgerOf(slug: string): Ledger | undefined {
  const path = `../../content/permalinks/${slug}.json`;
  const text = files[path];
  return text === undefined ? undefined : readLedger(new VFile({ path }), text);
}

/** The passages of an article that were removed, each with the live place after which it is shown. */
export function removedPassages(slug: string): RemovedPassage[] {
  const ids = ledgerOf(slug)?.ids ?? new Map();
  return [...ids].flatMap(([id, entry]) => {
    const near = 'gone' in entry && livePlace(ids, id);
    return near ? [{ id, near, until: entry.until, note: entry.note, was: entry.was }] : [];
  });
}
