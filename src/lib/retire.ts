import { type Entry, type Gone, type Ledger, stateOf } from './ledger.ts';
import { isRevival } from './ledger-history.ts';
import type { PlaceKind } from './places.ts';
import { firstWords, quoted } from './wording.ts';

const REMEMBERED_WORDS = 12;

/**
 * The ledger after an id was taken out of use, together with the aliases that lead to it; what was removed near it is now
 * near what stands there instead. Throws when the id is not in use, `near` is no live place, or no reason is given.
 */
export function retire(ledger: Ledger, id: string, { near, note, date }: Retirement): Ledger {
  const entry = published(ledger, id);
  if ('gone' in entry) refuse(`${id} was removed on ${entry.until} already`, 'leave it as it is');
  const place = ledger.ids.get(near);
  if (near === id || !place || stateOf(place) !== 'live')
    refuse(`“${near}” is no place that stands in the published text`, 'name one after --near');
  if (!note.trim())
    refuse('nobody who follows a link to it would learn why', 'give the reason in a sentence after --note');
  const was = 'text' in entry ? firstWords(entry.text, REMEMBERED_WORDS) : '';
  const gone: Gone = { gone: true, near, until: date, was, note: note.trim() };
  const ids = new Map(ledger.ids);
  for (const [each, other] of ids) {
    if (each === id || ('alias' in other && other.alias === id))
      ids.set(each, { kind: other.kind, since: other.since, ...gone });
    else if ('gone' in other && other.near === id) ids.set(each, { ...other, near });
  }
  return { ...ledger, ids };
}

/** The ledger with a live id's new text accepted, however little of the old one is left. Throws when the id is not live. */
export function keep(ledger: Ledger, id: string, text: string): Ledger {
  const entry = published(ledger, id);
  if (!('text' in entry))
    refuse(`${id} does not stand in the text any more`, 'only a place that does can be kept');
  return changed(ledger, id, { ...entry, text });
}

/** The ledger without the words that it holds of an id; the id itself stays. Throws when it holds none. */
export function redact(ledger: Ledger, id: string): Ledger {
  const entry = published(ledger, id);
  if ('alias' in entry)
    refuse(`the ledger holds no words of ${id}, an alias of ${entry.alias}`, `redact ${entry.alias}`);
  return changed(ledger, id, 'text' in entry ? { ...entry, text: '' } : { ...entry, was: '' });
}

/** The ledger with a removed id back in use. Throws when it was not removed, or was another kind of place or another text. */
export function restore(
  ledger: Ledger,
  id: string,
  { kind, text }: { kind: PlaceKind; text: string },
): Ledger {
  const entry = published(ledger, id);
  if (!('gone' in entry)) refuse(`${id} was not removed`, 'only what was removed can be restored');
  if (entry.kind !== kind)
    refuse(`${id} was a ${entry.kind}, not a ${kind}`, 'give this one an id of its own');
  if (!isRevival(entry.was, text))
    refuse(`${id} began “${entry.was}”, not ${quoted(text)}`, 'give this text an id of its own');
  return changed(ledger, id, { kind, since: entry.since, text });
}

function published(ledger: Ledger, id: string): Entry {
  return (
    ledger.ids.get(id) ??
    refuse(`“${id}” was never published in ${ledger.article}`, 'look the id up in the ledger')
  );
}

function changed(ledger: Ledger, id: string, entry: Entry): Ledger {
  return { ...ledger, ids: new Map(ledger.ids).set(id, entry) };
}

function refuse(what: string, remedy: string): never {
  throw new Error(`${what}; ${remedy}`);
}

export interface Retirement {
  /** A live place that readers are shown instead. */
  near: string;
  /** Why, in a sentence for readers. */
  note: string;
  /** The day that readers are told. */
  date: string;
}
