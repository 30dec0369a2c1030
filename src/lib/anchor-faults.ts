import { aliasFault } from './alias-faults.ts';
import { canDrift, type Fault, type Source, sourceOf, written } from './anchor-source.ts';
import type { Article } from './anchors.ts';
import { type Entry, ledgerLine } from './ledger.ts';
import { retireCommand } from './ledger-history.ts';
import { idFault, type Place } from './places.ts';
import type { Problem } from './problem.ts';
import { topicWord } from './topic-word.ts';
import { containment, firstWords, quoted, RECOGNISABLE } from './wording.ts';

/** What in an article's text and ledger only its author can put right: both are as they were published, or say how they are not. */
export function anchorFaults(article: Article): Problem[] {
  const source = sourceOf(article);
  const faults = article.places.flatMap((place): Problem[] => {
    const own = place.id ? identityFault(place, place.id, source) : headingFault(place, source);
    const aliases = place.aliases.flatMap((alias) => aliasFault(alias, place, source) ?? []);
    return [...(own ? [own] : []), ...aliases].map((fault) => ({
      path: article.path,
      ...at(place),
      ...fault,
    }));
  });
  return [...faults, ...lost(source)];
}

function identityFault(place: Place, id: string, source: Source): Fault | undefined {
  const unusable = idFault(id, place.kind);
  if (unusable)
    return { what: `“${id}” cannot be the id of a ${place.kind}: ${unusable}`, remedy: another(place, id) };
  const original = source.holders.get(id);
  if (original && original !== place)
    return {
      what: `${id} stands twice, here and on line ${original.line}`,
      remedy: `if this is the copy, ${another(place, id)}`,
    };
  const entry = source.ledger.ids.get(id);
  if (!entry) return undefined;
  if ('alias' in entry)
    return {
      what: `${id} was merged into ${entry.alias} on ${entry.until} and leads there`,
      remedy: another(place, id),
    };
  return 'gone' in entry ? revivalFault(place, id, entry) : driftFault(place, id, entry.text, source);
}

function revivalFault(
  place: Place,
  id: string,
  entry: Entry & { was: string; until: string },
): Fault | undefined {
  if (entry.was === '') {
    const what = `${id} was removed on ${entry.until} and its words are not kept`;
    return {
      what,
      remedy: `if this is the same text, run npm run anchors -- --restore ${id}, else ${another(place, id)}`,
    };
  }
  if (containment(entry.was, place.text) >= RECOGNISABLE) return undefined;
  return {
    what: `${id} was removed on ${entry.until} and began “${entry.was}”, which this ${place.kind} does not say`,
    remedy: another(place, id),
  };
}

function driftFault(place: Place, id: string, old: string, { places, ledger }: Source): Fault | undefined {
  const says = (text: string, each: Place): boolean => containment(text, each.text) >= RECOGNISABLE;
  if (old === '' || !canDrift(place) || says(old, place)) return undefined;
  const mark = written(place, id);
  const what = `${id} said ${quoted(old)} when it was last recorded and now says ${quoted(place.text)}`;
  const remedy = `if it still makes the same point, run npm run anchors -- --keep ${id}; `;
  const now = places.find((each) => each.kind === place.kind && each !== place && says(old, each));
  if (!now)
    return {
      what,
      remedy: `${remedy}if it is another text, delete ${mark} and retire ${id}: ${retireCommand(id)}`,
    };
  const entry = now.id ? ledger.ids.get(now.id) : undefined;
  const settled = entry && 'text' in entry && says(entry.text, now);
  const move = settled
    ? `delete ${mark} here and name ${id} there as an alias of ${now.id}`
    : `move ${mark} there`;
  return { what, remedy: `${remedy}if its text is now on line ${now.line}, ${move}` };
}

function headingFault(place: Place, source: Source): Fault | undefined {
  if (place.kind !== 'section' || [...source.forgotten.values()].includes(place)) return undefined;
  const what = `the heading ${quoted(place.text)} has no id`;
  const word = topicWord(place.text, (id) => source.holders.has(id) || source.ledger.ids.has(id));
  return {
    what,
    remedy: word
      ? `write ${written(place, word)}, or another word for its topic, at its end`
      : `write a word for its topic, of the letters a to z, at its end: ${written(place, 'topic')}`,
  };
}

function lost(source: Source): Problem[] {
  return source.missing.map(([id, entry]) => {
    const place = source.forgotten.get(id);
    if (place) {
      const what = `the ${place.kind} ${quoted(place.text)} has lost its id ${id}`;
      return {
        path: source.path,
        ...at(place),
        what,
        remedy: `write ${written(place, id)} ${/^id=/.test(written(place, id)) ? 'in its tag' : 'at its end'} again`,
      };
    }
    const what = `${id}, published on ${entry.since}, is missing from ${source.path}${entry.text && `; it began “${firstWords(entry.text, 8)}”`}`;
    const remedy = `put it back, or name it where its text is now ({/* #ID < ${id} */}), or retire it: ${retireCommand(id)}`;
    return { path: source.ledgerPath, line: ledgerLine(source.ledger, id), column: 1, what, remedy };
  });
}

function another({ kind }: Place, id: string): string {
  if (kind === 'section') return `write another word for its topic in place of ${id}`;
  return `delete ${written({ kind }, id)} and run npm run anchors, which gives another`;
}

const at = ({ line, column }: Place) => ({ line, column });
