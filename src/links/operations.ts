import type { Place } from '../article/places.ts';
import { quoted } from '../article/text.ts';
import { wayFrom, type Entry, type Ledger, type Removed } from './ledger.ts';
import { firstWords, says } from './wording.ts';

/** The ledger after a passage was merged into another. Throws when it is in the text, or the other is no live place. */
export function merge(ledger: Ledger, id: string, { place, into = '', day }: Asked): Ledger {
  const { kind, since } = leaving(ledger, id, place, '--into', into);
  const note = `Merged into this ${ledger.ids.get(into)?.kind}.`;
  return changed(ledger, id, { kind, since, alias: into, until: day, note });
}

/** The ledger after a passage was removed, with all aliases of it. Throws as above, and when no reason is given. */
export function retire(ledger: Ledger, id: string, { place, near = '', note = '', day }: Asked): Ledger {
  const entry = leaving(ledger, id, place, '--near', near);
  if (!note.trim())
    refuse('nobody who follows a link to it would learn why', 'give the reason in a sentence after --note');
  const was = 'text' in entry ? firstWords(entry.text, 12) : '';
  const gone = { gone: true, near, until: day, was, note: note.trim() } as const;
  const ids = new Map(ledger.ids);
  for (const [each, { kind, since, ...rest }] of ledger.ids)
    if (each === id || ('alias' in rest && wayFrom(ledger.ids, each).includes(id)))
      ids.set(each, { kind, since, ...gone });
  return { ...ledger, ids };
}

/** The ledger with a live id's new text accepted, however little of the old one is left. Throws when the id is not live. */
export function keep(ledger: Ledger, id: string, { place }: Asked): Ledger {
  const entry = entryIn(ledger, id);
  if (!('text' in entry) || !place)
    refuse(`${id} is not in the text`, 'only a passage that is there can be kept');
  return changed(ledger, id, { ...entry, text: place.text });
}

/** The ledger without the words that it holds of an id; the id itself stays. Throws when it holds none. */
export function redact(ledger: Ledger, id: string): Ledger {
  const entry = entryIn(ledger, id);
  if ('alias' in entry)
    refuse(`the ledger holds no words of ${id}, an alias of ${entry.alias}`, `redact ${entry.alias}`);
  return changed(ledger, id, 'text' in entry ? { ...entry, text: '' } : { ...entry, was: '' });
}

/** The ledger with a removed id back in use. Throws when it was not removed, or was another kind of place or another text. */
export function restore(ledger: Ledger, id: string, { place }: Asked): Ledger {
  const entry = entryIn(ledger, id);
  if (!('gone' in entry)) refuse(`${id} was not removed`, 'only what was removed can be restored');
  if (!place) refuse(`${id} is not in the text`, 'put it at the end of its text first');
  const { kind, text } = place;
  if (entry.kind !== kind)
    refuse(`${id} was a ${entry.kind}, not a ${kind}`, 'give this one an id of its own');
  if (!isRevival(entry, text))
    refuse(`${id} began “${entry.was}”, not ${quoted(text, 40)}`, 'give this text an id of its own');
  return changed(ledger, id, { kind, since: entry.since, text });
}

/** Whether a text may have the id of what was removed: it says what its first words said, so far as those were kept. */
export function isRevival({ was }: Pick<Removed, 'was'>, text: string): boolean {
  return was === '' || says(text, was);
}

/** The entry of an id that leaves the text for another place. */
function leaving(ledger: Ledger, id: string, place: Asked['place'], flag: string, to: string) {
  const entry = entryIn(ledger, id);
  if (place) refuse(`${id} is still in the text, on line ${place.line}`, 'delete it there first');
  if ('gone' in entry) refuse(`${id} was removed on ${entry.until} already`, 'leave it as it is');
  if (to === id || !('text' in (ledger.ids.get(to) ?? {})))
    refuse(`“${to}” is not a place in the published text`, `name one after ${flag}`);
  return entry;
}

function entryIn({ ids, article }: Ledger, id: string): Entry {
  return ids.get(id) ?? refuse(`“${id}” was never published in ${article}`, 'look the id up in the ledger');
}

function changed(ledger: Ledger, id: string, entry: Entry): Ledger {
  return { ...ledger, ids: new Map(ledger.ids).set(id, entry) };
}

function refuse(what: string, instead: string): never {
  throw new Error(`${what}; ${instead}`);
}

/** What an author asks for of an id, on the day and for the reason that readers are shown. */
export interface Asked {
  day: string;
  /** The place that has the id, where one does. */
  place?: Pick<Place, 'kind' | 'text' | 'line'> | undefined;
  /** The live place that holds its text now, and the one that readers are shown instead. */
  into?: string | undefined;
  near?: string | undefined;
  note?: string | undefined;
}
