import type { Point } from 'unist';
import { holds, isLive, lastText, type Alias, type Entry, type Live, type Removed } from './entry.ts';
import { generatedId, idFault, topicWord, type PlaceKind } from './ids.ts';
import { livePlace, type LedgerFile, type Problem } from './ledger.ts';
import { saying } from './operations.ts';
import type { Recording } from './published.ts';
import { containment, says, short } from './wording.ts';

/**
 * What an article's text and its ledger need to agree: the ledger as it should be, what the command changes in either, and what
 * only the author can decide; the ledger is then without that.
 */
export function reconcile<At extends Place>(article: Article<At>, ledger: LedgerFile, recording: Recording) {
  const known = ownership(article.places, ledger, recording);
  const ids = new Map(ledger.ids);
  const isTaken = (id: string): boolean => ids.has(id) || known.placeOf.has(id);
  const problems: Problem[] = [];
  const changes: Change<At>[] = [];
  for (const place of article.places) {
    const found = place.id ? written(place, place.id, known) : unwritten(place, known, isTaken);
    if (Array.isArray(found)) {
      const [what, instead, rule = 'permalink'] = found;
      problems.push([article.path, place.idAt, what, instead, rule]);
      continue;
    }
    if (found) changes.push({ place, ...found });
    const id = found?.id ?? place.id ?? '';
    const entry = ids.get(id) ?? { kind: place.kind, since: recording.day, texts: [] };
    ids.set(id, saying(id, entry, place.text, recording));
  }
  const missing = [...ledger.ids].filter(([id, entry]) => isLive(entry) && !known.placeOf.has(id));
  const astray = [...ids].flatMap(([id, entry]) => leadsAstray(id, entry, ids, known));
  for (const [id, what, instead] of [...missingIds(missing, known), ...astray])
    problems.push([ledger.path, ledger.at(id), what, instead, 'permalink']);
  return { ledger: { ...ledger, ids }, changes, problems };
}

/** An id as it is written at the end of a place's text, or in its tag. */
export function mark(kind: PlaceKind, id: string): string {
  return isInTag(kind) ? `id="${id}"` : `{/* #${id} */}`;
}

/**
 * The place that each id belongs to: of those that have it, the one that says most of what was published; where none has it, the
 * one without an id of its own that says most of it. And which id is each place's own.
 */
function ownership(places: readonly Place[], ledger: LedgerFile, { published }: Recording) {
  const usable = places.filter(({ id, kind }) => id && !idFault(id, kind));
  const holders = Map.groupBy(usable, ({ id = '' }) => id);
  const placeOf = new Map<string, Place>();
  const idOf = new Map<Place | undefined, string>();
  for (const id of new Set([...holders.keys(), ...ledger.ids.keys()])) {
    const entry = ledger.ids.get(id);
    const free = () => places.filter((each) => !idOf.has(each) && isAlike(each, entry));
    const words = recorded(published?.get(id)) || recorded(entry);
    const place = likest(words, holders.get(id) ?? free());
    if (!place) continue;
    placeOf.set(id, place);
    idOf.set(place, id);
  }
  /** Whether no reader ever saw it, as far as is known. */
  const isNew = (id: string): boolean => published !== undefined && !published.has(id);
  return { places, ledger, placeOf, idOf, isNew };
}

/** A place that has an id, by what the ledger says of it. */
function written(place: Place, id: string, known: Ownership): Outcome {
  const fault = idFault(id, place.kind);
  const owner = known.placeOf.get(id);
  const instead = remedy(place, known);
  if (fault) return [`the id #${id} cannot be used, since ${fault}`, instead, 'usable-id'];
  if (owner !== place) return [`the id #${id} is already used on line ${owner?.line}`, instead, 'unique-id'];
  const entry = known.ledger.ids.get(id);
  if (!entry)
    return { id, what: `the id ${id} is not recorded yet`, done: `recorded ${id}, ${short(place.text)}` };
  return 'alias' in entry || 'gone' in entry
    ? putBack(place, id, entry, instead)
    : kept(place, id, entry, known);
}

/** What to do about a place whose id it cannot have. */
function remedy(place: Place, { idOf }: Ownership): string {
  const { kind, id = '' } = place;
  const former = idOf.get(place) ?? id;
  if (former !== id) return `write ${mark(kind, former)} in its place`;
  return kind === 'section'
    ? `write another word for its topic in place of ${id}`
    : `delete ${mark(kind, id)} and run npm run anchors, which gives another`;
}

function putBack({ kind, text }: Place, id: string, entry: Alias | Removed, remedy: string): Outcome {
  const became = `${'alias' in entry ? `merged into ${entry.alias}` : 'removed'} on ${entry.until}`;
  const said = lastText(entry);
  if (said === '') {
    const instead = `if this is the same text, run npm run anchors -- --restore ${id}, else ${remedy}`;
    return [`${id} was ${became} and its words are not kept`, instead];
  }
  if (!says(text, said))
    return [`${id} was ${became} and said ${short(said)}, which this ${kind} does not say`, remedy];
  const what = `${id} is in the text again and the ledger says that it was ${became}`;
  return { id, what, done: `took ${id} back: it was ${became}` };
}

function kept(place: Place, id: string, entry: Live, known: Ownership): Outcome {
  const text = lastText(entry);
  if (text === place.text) return undefined;
  const now = text ? placeNow(place, text, known) : undefined;
  // A heading or title may be reworded freely, but not take the words of another.
  if (!now && (text === '' || says(place.text, text) || isTitle(place))) {
    const what = `the ledger does not have the new wording of ${id}`;
    return { id, what, done: `recorded the new wording of ${id}, ${short(place.text)}` };
  }
  const own = mark(place.kind, id);
  const keep = `if it still makes the same point, run npm run anchors -- --keep ${id}`;
  const orElse = !now
    ? `if it is another text, delete ${own} and run ${retireCommand(id)}`
    : `if its text is now on line ${now.line}, ` +
      (now.into ? `delete ${own} here and run ${mergeCommand(id, now.into)}` : `move ${own} there`);
  const what = `${id} said ${short(text)} when it was last recorded and now says ${short(place.text)}`;
  return [what, `${keep}; ${orElse}`];
}

function unwritten(place: Place, known: Ownership, isTaken: (id: string) => boolean): Outcome {
  const { kind, text } = place;
  const own = known.idOf.get(place);
  if (own) {
    const instead = `write ${mark(kind, own)} ${isInTag(kind) ? 'in its tag' : 'at its end'} again`;
    return [`the ${kind} ${short(text)} has lost its id ${own}`, instead];
  }
  if (kind === 'section') {
    const word = mark(kind, topicWord(text, isTaken) ?? 'topic');
    const instead = `write a word for its topic, of the letters a to z, at its end: ${word}`;
    return [`the heading ${short(text)} has no id`, instead];
  }
  const id = generatedId(kind, known.ledger.article, text, isTaken);
  const done = `gave the ${kind} ${short(text)} the id ${id}${splitHint(place, known)}`;
  return { id, what: `the ${kind} ${short(text)} has no id`, done };
}

/** What is to be done about ids that are in the text no longer; with a section goes all that was in it. */
function missingIds(missing: readonly [id: string, entry: Entry][], known: Ownership): Finding[] {
  const lost = missing.filter(([, entry]) => !targetOf(entry, known));
  const section = lost.find(([, { kind }]) => kind === 'section');
  const withIt = lost.filter((each) => each !== section).map(([id]) => id);
  const alone = section ? missing.filter(([id]) => !withIt.includes(id)) : missing;
  return alone.map(([id, entry]) => {
    const said = lastText(entry) && ` as ${short(lastText(entry))}`;
    const what = `${id}, ${known.isNew(id) ? 'recorded' : 'published'} on ${entry.since}${said}, is missing from the article`;
    if (id !== section?.[0] || withIt.length === 0) return [id, what, ways(id, entry, known)];
    const instead = `put them back, or run ${retireCommand(id, ...withIt)}`;
    return [id, `${what}, and with it ${withIt.join(', ')}`, instead];
  });
}

/** What is to be done about an id that was merged or removed and leads to no place, or to one that does not say its words. */
function leadsAstray(id: string, entry: Entry, ids: LedgerFile['ids'], known: Ownership): Finding[] {
  const live = livePlace(ids, id);
  if ('gone' in entry && !live)
    return [[id, `${id} was removed near ${entry.near}, which is not a place in the article`, NEAR]];
  if (!('alias' in entry) || (live && holds(ids.get(live), entry))) return [];
  const what = live
    ? `${id} was merged into ${live}, which does not say ${short(lastText(entry))}`
    : `${id} leads to ${entry.alias}, which is not a place in the article`;
  return [[id, what, ways(id, entry, known)]];
}

/** What may become of an id whose place is gone. */
function ways(id: string, entry: Entry, known: Ownership): string {
  const into = targetOf(entry, known);
  const drop = known.isNew(id) ? ', or delete its line in the ledger, since it was never published' : '';
  const retire = `run ${retireCommand(id)}${drop}`;
  if (into)
    return `if it was merged into ${into}, run ${mergeCommand(id, into)}; else put it back, or ${retire}`;
  // What a heading was merged into, only its author knows.
  return `put it back, or ${isTitle(entry) ? `run ${mergeCommand(id, 'ID')}, or ` : ''}${retire}`;
}

/** The id of the place that says most of what one said that is gone. */
function targetOf(entry: Entry, { placeOf, idOf }: Ownership): string | undefined {
  const words = lastText(entry);
  const heirs = [...placeOf.values()].filter(
    (place) => isTitle(place) === isTitle(entry) && says(place.text, words),
  );
  return idOf.get(likest(words, heirs));
}

/** Where a place's former words are now, and the id that they may be merged into where that place has words of its own. */
function placeNow(place: Place, text: string, { places, ledger }: Ownership) {
  const others = places.filter((each) => each !== place && each.kind === place.kind);
  const wordsOf = ({ id = '' }: Place): string => recorded(ledger.ids.get(id));
  // Words so alike that each passes for the other can still have changed places: those are theirs that say more of them.
  const moved = others.find((each) => {
    const held = wordsOf(each) ? share(text, each) : 0;
    return says(each.text, text) && held > share(text, place) && held > share(wordsOf(each), each);
  });
  if (moved) return { line: moved.line, into: undefined };
  const idThere = (each: Place): string | undefined =>
    !wordsOf(each) || says(each.text, wordsOf(each)) ? each.id : undefined;
  const now = others.find((each) => says(each.text, text) && !(isTitle(place) && idThere(each)));
  return now && !says(place.text, text) ? { line: now.line, into: idThere(now) } : undefined;
}

/** How much of a text a place says; all of it, word for word, is more than all of it. */
const share = (text: string, place: Place): number =>
  place.text === text ? 2 : containment(text, place.text);

/** What the author of a split paragraph may want to know: its id is on the part that kept the comment. */
function splitHint(part: Place, { placeOf, ledger }: Ownership): string {
  for (const [id, other] of placeOf) {
    const text = recorded(ledger.ids.get(id));
    if (other.kind !== part.kind || text === other.text || !says(part.text, text)) continue;
    if (containment(text, part.text) > containment(text, other.text))
      return `; it holds most of what ${id} said: swap the two ids if links to ${id} mean this part`;
  }
  return '';
}

/** The place that says most of some words; of those that say as much, the first. */
function likest(words: string, places: readonly Place[]): Place | undefined {
  return places.toSorted((a, b) => share(words, b) - share(words, a))[0];
}

const isAlike = ({ kind, text }: Place, entry: Entry | undefined): boolean =>
  kind === entry?.kind && says(text, recorded(entry));
const recorded = (entry: Entry | undefined): string => (isLive(entry) ? lastText(entry) : '');
const NEAR = 'write in its line, after "near", the id of a place in the article';
const retireCommand = (...ids: string[]): string =>
  `npm run anchors -- ${ids.map((id) => `--retire ${id} `).join('')}--near ID --note "WHY"`;
const mergeCommand = (id: string, into: string): string => `npm run anchors -- --merge ${id} --into ${into}`;
const isInTag = (kind: PlaceKind): boolean => kind === 'quotation' || kind === 'figure';
const isTitle = ({ kind }: Pick<Place, 'kind'>): boolean => kind === 'section' || kind === 'figure';

type Finding = [id: string, what: string, instead: string];
type Ownership = ReturnType<typeof ownership>;
/** What the command does about an id, and why it must before the article can be published. */
export type Change<At = Place> = { place: At; id: string; done: string; what: string };
type Outcome = Omit<Change, 'place'> | [what: string, instead: string, rule?: string] | undefined;

/** A place of a text, with its words normalised. */
export interface Place {
  kind: PlaceKind;
  /** As it is written, right or wrong. */
  id?: string | undefined;
  text: string;
  line: number;
  column: number;
  /** Where its id is written, else where it begins. */
  idAt: Point;
}

/** A text whose places have links. */
export interface Article<At extends Place = Place> {
  slug: string;
  path: string;
  places: readonly At[];
}
