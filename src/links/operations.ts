import { holds, isLive, isRevival, lastText, type Entry } from './entry.ts';
import { wayFrom, type Ledger } from './ledger.ts';
import { settled, type Recording } from './published.ts';
import { short } from './wording.ts';

/** The ledger after a passage was merged into another. Throws when it is in the text, or the other is no live place. */
export function merge(ledger: Ledger, id: string, { place, into = '', ...recording }: Asked): Ledger {
  const entry = leaving(ledger, id, place, '--into', into);
  if (!holds(ledger.ids.get(into), entry))
    refuse(
      `${into} does not say ${short(lastText(entry))}, which ${id} said`,
      `put those words there, or run npm run anchors -- --retire ${id} --near ${into} --note "WHY"`,
    );
  const { kind, since, texts } = without(id, entry, recording);
  const note = `Merged into this ${ledger.ids.get(into)?.kind}.`;
  return changed(ledger, id, { kind, since, texts, alias: into, until: recording.day, note });
}

/** The ledger after a passage was removed, with all aliases of it. Throws as above, and when no reason is given. */
export function retire(
  ledger: Ledger,
  id: string,
  { place, near = '', note = '', ...recording }: Asked,
): Ledger {
  leaving(ledger, id, place, '--near', near);
  if (!note.trim())
    refuse('nobody who follows a link to it would learn why', 'give the reason in a sentence after --note');
  const gone = { gone: true, near, until: recording.day, note: note.trim() } as const;
  const ids = new Map(ledger.ids);
  for (const [each, entry] of ledger.ids)
    if (each === id || ('alias' in entry && wayFrom(ledger.ids, each).includes(id)))
      ids.set(each, { ...without(each, entry, recording), ...gone });
  return { ...ledger, ids };
}

/** The ledger with a live id's new text accepted, however little of the old one is left. Throws when the id is not live. */
export function keep(ledger: Ledger, id: string, { place, ...recording }: Asked): Ledger {
  const entry = entryIn(ledger, id);
  if (!isLive(entry) || !place)
    refuse(`${id} is not in the text`, 'only a passage that is there can be kept');
  return changed(ledger, id, saying(id, entry, place.text, recording));
}

/**
 * The ledger without the words that an id said; the id itself stays. Throws when there are none, and when the text still says
 * them: there they must go first.
 */
export function redact(ledger: Ledger, id: string, { place }: Pick<Asked, 'place'>): Ledger {
  const entry = entryIn(ledger, id);
  const texts = entry.texts.map(([day, text]): (typeof entry.texts)[number] => [
    day,
    text === place?.text ? text : '',
  ]);
  if (entry.texts.every(([, text]) => !text || text === place?.text))
    refuse(
      `the ledger holds no words of ${id} but those in the text${place ? `, on line ${place.line}` : ''}`,
      'take them out there, run npm run anchors, then redact',
    );
  return changed(ledger, id, { ...entry, texts });
}

/** The ledger with an id that was removed or merged back in use. Throws when it is in use, or was another text. */
export function restore(ledger: Ledger, id: string, { place, ...recording }: Asked): Ledger {
  const entry = entryIn(ledger, id);
  if (isLive(entry)) refuse(`${id} was not removed`, 'only what was removed or merged can be restored');
  if (!place) refuse(`${id} is not in the text`, 'put it at the end of its text first');
  const { text } = place;
  if (!isRevival(entry, text))
    refuse(`${id} said ${short(lastText(entry))}, not ${short(text)}`, 'give this text an id of its own');
  return changed(ledger, id, saying(id, entry, text, recording));
}

/** The entry of an id that leaves the text, without what it said last where that was never published. */
function without(id: string, { kind, since, texts }: Entry, recording: Recording) {
  const stays = settled(id, texts, recording);
  return { kind, since, texts: stays.length > 0 ? stays : texts };
}

/** The live entry of an id that says a text now, on a day; what it said before stays, so far as it was published. */
export function saying(id: string, { kind, since, texts }: Entry, text: string, recording: Recording): Entry {
  const stays = settled(id, texts, recording);
  const [last, before] = [texts.at(-1), stays.at(-1)];
  if (before?.[1] === text) return { kind, since, texts: stays };
  // Whose clock is behind must not put new words before old ones.
  const day = before && before[0] > recording.day ? before[0] : recording.day;
  return { kind, since, texts: [...stays, last?.[1] === text ? last : [day, text]] };
}

/** The entry of an id that leaves the text for another place. */
function leaving(ledger: Ledger, id: string, place: Asked['place'], flag: string, to: string) {
  const entry = entryIn(ledger, id);
  if (place) refuse(`${id} is still in the text, on line ${place.line}`, 'delete it there first');
  if ('gone' in entry) refuse(`${id} was removed on ${entry.until} already`, 'leave it as it is');
  if (to === id || !isLive(ledger.ids.get(to)))
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
export interface Asked extends Recording {
  /** The place that has the id, where one does. */
  place?: { text: string; line: number } | undefined;
  /** The live place that holds its text now, and the one that readers are shown instead. */
  into?: string | undefined;
  near?: string | undefined;
  note?: string | undefined;
}
