import type { Article } from '../article/article.ts';
import { attribute, isComponent, type MarkedPlace, type PlaceKind } from '../article/places.ts';
import type { Where } from '../article/problem.ts';
import { quoted } from '../article/text.ts';
import { generatedId, idFault, topicWord } from './ids.ts';
import { livePlace, stateOf, type Alias, type Gone, type Ledger, type Live } from './ledger.ts';
import { containment, firstWords, says } from './wording.ts';

/**
 * What an article's text and its ledger need to agree: the ledger as it should be, what that changes in either, and what only
 * the author can decide. Ids that cannot be used, and copies of an id, are left to the rules of ids.
 */
export function reconcile(article: Pick<Article, 'slug' | 'front' | 'places'>, ledger: Ledger): Reconciled {
  const source = sourceOf(article.places, ledger);
  const ids = new Map(ledger.ids);
  const faults: LinkFault[] = [];
  const changes: Change[] = [];
  for (const place of article.places) {
    const found = place.id
      ? written(place, place.id, source)
      : unwritten(place, source, article.slug, (id) => ids.has(id) || source.holders.has(id));
    if (!found) continue;
    if ('instead' in found) faults.push({ at: place, ...found });
    else {
      changes.push({ place, ...found });
      const since = ids.get(found.id)?.since ?? lastDay(article);
      ids.set(found.id, { kind: place.kind, since, text: place.text });
    }
  }
  for (const [id, entry] of ids) {
    const fault = 'text' in entry ? lost(id, source) : astray(id, entry, ids);
    if (fault) faults.push({ at: id, ...fault });
  }
  return { ledger: { article: article.slug, ids }, changes, faults };
}

/** The day that is recorded for whatever changes in an article: that of its last change, else of its publication. */
export function lastDay({ front }: Pick<Article, 'front'>): string {
  return front?.value?.updated ?? front?.value?.published ?? '';
}

/** Which place holds which id, which published ids no place holds, and which of those a place without an id should have. */
export function sourceOf(places: readonly MarkedPlace[], ledger: Ledger): Source {
  const holders = holdersOf(places, ledger);
  const missing = new Map([...ledger.ids].filter(isLive).filter(([id]) => !holders.has(id)));
  const forgotten = new Map<MarkedPlace, string>();
  for (const [id, entry] of missing) {
    const free = places.filter((place) => holders.get(place.id ?? '') !== place && !forgotten.has(place));
    const place = mostLike(entry, free);
    if (place) forgotten.set(place, id);
  }
  return { places, ledger, holders, missing, forgotten };
}

/** What to do about a place whose id it cannot have. */
export function anotherId(place: MarkedPlace, { forgotten }: Source): string {
  const own = forgotten.get(place);
  if (own) return `write ${mark(place.kind, own)} in its place`;
  return place.kind === 'section'
    ? `write another word for its topic in place of ${place.id}`
    : `delete ${mark(place.kind, place.id ?? '')} and run npm run anchors, which gives another`;
}

/** An id as it is written at the end of a place's text, or in its tag. */
export function mark(kind: PlaceKind, id: string): string {
  return isInTag(kind) ? `id="${id}"` : `{/* #${id} */}`;
}

/** Where a place's id is written, else where the place begins. */
export function markAt({ line, column, block }: MarkedPlace): Where {
  if (!block.mark) return { line, column };
  return (isComponent(block.mark) && attribute(block.mark, 'id')) || block.mark;
}

/** A place that has an id, by what the ledger says of it: a fault, a change of the ledger, or nothing. */
function written(place: MarkedPlace, id: string, source: Source): Found {
  if (source.holders.get(id) !== place) return undefined;
  const entry = source.ledger.ids.get(id);
  return WRITTEN[entry ? stateOf(entry) : 'new'](place, id, entry as never, source);
}

const WRITTEN: Record<State, (place: MarkedPlace, id: string, entry: never, source: Source) => Found> = {
  new: ({ text }, id) => ({
    id,
    found: `${id} is not recorded yet`,
    done: `recorded ${id}, ${short(text)}`,
  }),

  alias: (place, id, { alias, until }: Alias, source) => ({
    what: `${id} was merged into ${alias} on ${until} and leads there`,
    instead: anotherId(place, source),
  }),

  gone: (place, id, { was, until }: Gone, source) => {
    const another = anotherId(place, source);
    if (was === '') {
      const instead = `if this is the same text, run npm run anchors -- --restore ${id}, else ${another}`;
      return { what: `${id} was removed on ${until} and its words are not kept`, instead };
    }
    if (says(place.text, was)) {
      const found = `${id} is in the text again and the ledger says that it was removed`;
      return { id, found, done: `took ${id} back: it was removed on ${until}` };
    }
    const what = `${id} was removed on ${until} and began “${was}”, which this ${place.kind} does not say`;
    return { what, instead: another };
  },

  live: (place, id, { text }: Live, source) => {
    if (text === '' || text === place.text) return undefined;
    const now = placeNow(place, text, source);
    // A heading or title may be reworded freely, but not take the words of another.
    if (!now && (says(place.text, text) || isTitle(place)))
      return { id, done: `recorded the new wording of ${id}, ${short(place.text)}` };
    const own = mark(place.kind, id);
    const keep = `if it still makes the same point, run npm run anchors -- --keep ${id}`;
    const orElse = !now
      ? `if it is another text, delete ${own} and run ${retireCommand(id)}`
      : `if its text is now on line ${now.place.line}, ` +
        (now.into ? `delete ${own} here and run ${mergeCommand(id, now.into)}` : `move ${own} there`);
    const what = `${id} said ${short(text)} when it was last recorded and now says ${short(place.text)}`;
    return { what, instead: `${keep}; ${orElse}` };
  },
};

function unwritten(
  place: MarkedPlace,
  source: Source,
  slug: string,
  isTaken: (id: string) => boolean,
): Found {
  const { kind, text } = place;
  const own = source.forgotten.get(place);
  if (own) {
    const instead = `write ${mark(kind, own)} ${isInTag(kind) ? 'in its tag' : 'at its end'} again`;
    return { what: `the ${kind} ${short(text)} has lost its id ${own}`, instead };
  }
  if (kind === 'section') {
    const word = topicWord(text, isTaken);
    const instead = word
      ? `write ${mark(kind, word)}, or another word for its topic, at its end`
      : `write a word for its topic, of the letters a to z, at its end: ${mark(kind, 'topic')}`;
    return { what: `the heading ${short(text)} has no id`, instead };
  }
  const id = generatedId(kind, slug, text, isTaken);
  const done = `gave the ${kind} ${short(text)} the id ${id}${splitHint(place, source)}`;
  return { id, isNew: true, found: `the ${kind} ${short(text)} has no id`, done };
}

/** A published id that no place holds; undefined where a place should have it, which is told there. */
function lost(id: string, { missing, forgotten, holders }: Source): Fault | undefined {
  const entry = missing.get(id);
  if (!entry || [...forgotten.values()].includes(id)) return undefined;
  const began = entry.text && ` as “${firstWords(entry.text, 8)}”`;
  const into = mostLike(entry, [...holders.values()])?.id;
  const retire = retireCommand(id);
  const instead = into
    ? `if it was merged into ${into}, run ${mergeCommand(id, into)}; else put it back, or run ${retire}`
    : `put it back, or run ${mergeCommand(id, 'ID')}, or run ${retire}`;
  return { what: `${id}, published on ${entry.since}${began}, is missing from the article`, instead };
}

/** An id of the ledger alone that leads to no place. */
function astray(id: string, entry: Alias | Gone, ids: Ledger['ids']): Fault | undefined {
  if (livePlace(ids, id)) return undefined;
  if ('alias' in entry) {
    const instead = `run ${mergeCommand(id, 'ID')}, or run ${retireCommand(id)}`;
    return { what: `${id} leads to ${entry.alias}, which is no place of the article`, instead };
  }
  const instead = 'write in its line, after "near", the id of a place of the article';
  return { what: `${id} was removed near ${entry.near}, which is no place of the article`, instead };
}

/** Where a place's former words are now, and the id there that they may be merged into, if it has one in its own right. */
function placeNow(place: MarkedPlace, text: string, { places, ledger }: Source): Now | undefined {
  const others = places.filter((each) => each !== place && each.kind === place.kind);
  const textOf = ({ id = '' }: MarkedPlace): string | undefined => {
    const entry = ledger.ids.get(id);
    return entry && 'text' in entry ? entry.text : undefined;
  };
  // Words so alike that each passes for the other can still have changed places.
  const same = others.find((each) => each.text === text && (textOf(each) ?? text) !== text);
  if (same) return { place: same };
  if (says(place.text, text)) return undefined;
  const found = others.flatMap((each): Now[] => {
    if (!says(each.text, text)) return [];
    const old = textOf(each);
    const keepsItsWords = each.id !== undefined && (!old || says(each.text, old));
    if (keepsItsWords && isTitle(place)) return [];
    return [{ place: each, ...(keepsItsWords && { into: each.id ?? '' }) }];
  });
  return found[0];
}

/**
 * Says so where a new place holds most of what a published one said. A paragraph that was split has its id on the part that
 * kept the comment, which may not be the part that links meant.
 */
function splitHint(part: MarkedPlace, { holders, ledger }: Source): string {
  for (const [id, other] of holders) {
    const entry = ledger.ids.get(id);
    if (!entry || !('text' in entry) || other.kind !== part.kind || entry.text === other.text) continue;
    const isMost = containment(entry.text, part.text) > containment(entry.text, other.text);
    if (isMost && says(part.text, entry.text))
      return `; it holds most of what ${id} said: swap the two ids if links to ${id} mean this part`;
  }
  return '';
}

/** The place that each usable id belongs to: where two have one, the one that says most of what was published. */
function holdersOf(places: readonly MarkedPlace[], { ids }: Ledger): Map<string, MarkedPlace> {
  const holders = new Map<string, MarkedPlace>();
  for (const place of places) {
    const { id, kind } = place;
    if (!id || idFault(id, kind)) continue;
    const [entry, rival] = [ids.get(id), holders.get(id)];
    const share = (text: string): number => (entry && 'text' in entry ? containment(entry.text, text) : 0);
    if (!rival || share(place.text) > share(rival.text)) holders.set(id, place);
  }
  return holders;
}

function mostLike({ kind, text }: Live, places: readonly MarkedPlace[]): MarkedPlace | undefined {
  return places
    .filter((place) => place.kind === kind && says(place.text, text))
    .sort((a, b) => containment(text, b.text) - containment(text, a.text))[0];
}

const retireCommand = (id: string): string => `npm run anchors -- --retire ${id} --near ID --note "WHY"`;
const mergeCommand = (id: string, into: string): string => `npm run anchors -- --merge ${id} --into ${into}`;
const short = (text: string): string => quoted(text, 40);
const isInTag = (kind: PlaceKind): boolean => kind === 'quotation' || kind === 'figure';
const isTitle = ({ kind }: MarkedPlace): boolean => kind === 'section' || kind === 'figure';
const isLive = (each: [string, object]): each is [string, Live] => 'text' in each[1];

type State = 'new' | 'live' | 'alias' | 'gone';
type Fault = { what: string; instead: string };
type Settled = { id: string; done: string; found?: string; isNew?: true };
type Found = Fault | Settled | undefined;
type Now = { place: MarkedPlace; into?: string };

export interface Source {
  places: readonly MarkedPlace[];
  ledger: Ledger;
  holders: ReadonlyMap<string, MarkedPlace>;
  /** Live ids that no place holds. */
  missing: ReadonlyMap<string, Live>;
  /** Places that say what a missing id said and have no id in their own right, with that id. */
  forgotten: ReadonlyMap<MarkedPlace, string>;
}

/** What is wrong at a place of the text, or in the line of an id in the ledger. */
export type LinkFault = Fault & { at: MarkedPlace | string };

/** `found` is what keeps an article from being published until it is done; `isNew` where the id is to be written. */
export type Change = Settled & { place: MarkedPlace };

export interface Reconciled {
  /** Where there are faults, without what they are about. */
  ledger: Ledger;
  changes: Change[];
  faults: LinkFault[];
}
