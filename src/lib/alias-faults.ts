import { canDrift, type Fault, type Source, written } from './anchor-source.ts';
import type { Place } from './places.ts';
import { containment, quoted, RECOGNISABLE } from './wording.ts';

/** Why an alias that a place names cannot lead there, or undefined when it can. */
export function aliasFault(alias: string, place: Place, source: Source): Fault | undefined {
  const takeOut = `take ${alias} out of this ${place.kind === 'quotation' || place.kind === 'figure' ? 'formerly="…"' : 'comment'}`;
  const holder = source.holders.get(alias);
  if (holder)
    return {
      what: `${alias} is named as an alias here and is still an id on line ${holder.line}`,
      remedy: `${takeOut}, or delete ${written(holder, alias)} there`,
    };
  const first = source.places.find(({ aliases }) => aliases.includes(alias));
  if (first && (first !== place || place.aliases.indexOf(alias) !== place.aliases.lastIndexOf(alias)))
    return { what: `${alias} is named as an alias twice, here and on line ${first.line}`, remedy: takeOut };
  const entry = source.ledger.ids.get(alias);
  if (!entry) return { what: `${alias} was never published, so no link leads to it`, remedy: takeOut };
  if ('gone' in entry)
    return { what: `${alias} was removed on ${entry.until} and has a note of its own`, remedy: takeOut };
  if (
    !('text' in entry) ||
    entry.text === '' ||
    !canDrift(entry) ||
    !canDrift(place) ||
    containment(entry.text, place.text) >= RECOGNISABLE
  )
    return undefined;
  const what = `${alias} said ${quoted(entry.text)} when it was last recorded and now is an alias of ${quoted(place.text)}`;
  return {
    what,
    remedy: `if this still makes the same point, run npm run anchors -- --keep ${alias}, else ${takeOut}`,
  };
}
