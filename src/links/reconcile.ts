import type { Article } from '../article/article.ts';
import { attribute, isComponent, type PlaceInTree, type PlaceKind } from '../article/places.ts';
import type { Where } from '../article/problem.ts';
import { quoted } from '../article/text.ts';
import { generatedId, idFault, topicWord } from './ids.ts';
import { livePlace, type Entry, type Ledger, type LedgerFile, type Live, type Removed } from './ledger.ts';
import { containment, firstWords, says } from './wording.ts';

/**
 * What an article's text and its ledger need to agree: the ledger as it should be, what the command changes in either, and what
 * only the author can decide; the ledger is then without that.
 */
export function reconcile(article: Article, ledger: LedgerFile) {
  const known = ownership(article.places, ledger);
  const ids = new Map(ledger.ids);
  const isTaken = (id: string): boolean => ids.has(id) || known.placeOf.has(id);
  const problems: LinkProblem[] = [];
  const changes: Change[] = [];
  for (const place of article.places) {
    const found = place.id ? written(place, place.id, known) : unwritten(place, known, isTaken);
    if (found && 'done' in found) {
      changes.push({ place, ...found });
      const since = ids.get(found.id)?.since ?? lastDay(article);
      ids.set(found.id, { kind: place.kind, since, text: place.text });
    } else if (found) {
      const [what, instead, rule = 'permalink'] = found;
      problems.push([article.file.path, markAt(place), what, instead, rule]);
    }
  }
  for (const [id, entry] of ledger.ids)
    if ('text' in entry ? !known.placeOf.has(id) : !livePlace(ids, id))
      problems.push([ledger.file.path, ledger.at(id), ...nowhere(id, entry, known), 'permalink']);
  return { ledger: { ...ledger, ids }, changes, problems };
}

/** The day that is recorded for whatever changes in an article: that of its last change, else of its publication. */
export function lastDay({ front }: Article): string {
  return front?.value?.updated ?? front?.value?.published ?? '';
}

/** An id as it is written at the end of a place's text, or in its tag. */
export function mark(kind: PlaceKind, id: string): string {
  return isInTag(kind) ? `id="${id}"` : `{/* #${id} */}`;
}

/** Where a place's id is written, else where the place begins. */
export function markAt({ line, column, block }: PlaceInTree): Where {
  if (!block.mark) return { line, column };
  return (isComponent(block.mark) && attribute(block.mark, 'id')) || block.mark;
}

/**
 * The place that each id belongs to: of those that have it, the one that says most of what was published; where none has it, the
 * one without an id of its own that says most of it. And which id is each place's own.
 */
function ownership(places: readonly PlaceInTree[], ledger: Ledger) {
  const usable = places.filter(({ id, kind }) => id && !idFault(id, kind));
  const holders = Map.groupBy(usable, ({ id = '' }) => id);
  const placeOf = new Map<string, PlaceInTree>();
  const idOf = new Map<PlaceInTree | undefined, string>();
  for (const id of new Set([...holders.keys(), ...ledger.ids.keys()])) {
    const entry = ledger.ids.get(id);
    const free = () => places.filter((each) => !idOf.has(each) && isAlike(each, entry));
    const place = likest(entry, holders.get(id) ?? free());
    if (!place) continue;
    placeOf.set(id, place);
    idOf.set(place, id);
  }
  return { places, ledger, placeOf, idOf };
}

/** A place that has an id, by what the ledger says of it. */
function written(place: PlaceInTree, id: string, known: Ownership): Outcome {
  const fault = idFault(id, place.kind);
  const owner = known.placeOf.get(id);
  const instead = remedy(place, known);
  if (fault) return [`the id #${id} cannot be used, since ${fault}`, instead, 'usable-id'];
  if (owner !== place) return [`the id #${id} is already used on line ${owner?.line}`, instead, 'unique-id'];
  const entry = known.ledger.ids.get(id);
  if (!entry)
    return { id, what: `the id ${id} is not recorded yet`, done: `recorded ${id}, ${short(place.text)}` };
  if ('alias' in entry)
    return [`${id} was merged into ${entry.alias} on ${entry.until} and leads there`, instead];
  return 'gone' in entry ? putBack(place, id, entry, instead) : kept(place, id, entry, known);
}

/** What to do about a place whose id it cannot have. */
function remedy(place: PlaceInTree, { idOf }: Ownership): string {
  const { kind, id = '' } = place;
  const former = idOf.get(place) ?? id;
  if (former !== id) return `write ${mark(kind, former)} in its place`;
  return kind === 'section'
    ? `write another word for its topic in place of ${id}`
    : `delete ${mark(kind, id)} and run npm run anchors, which gives another`;
}

function putBack({ kind, text }: PlaceInTree, id: string, { was, until }: Removed, remedy: string): Outcome {
  if (was === '') {
    const instead = `if this is the same text, run npm run anchors -- --restore ${id}, else ${remedy}`;
    return [`${id} was removed on ${until} and its words are not kept`, instead];
  }
  if (!says(text, was))
    return [`${id} was removed on ${until} and began “${was}”, which this ${kind} does not say`, remedy];
  const what = `${id} is in the text again and the ledger says that it was removed`;
  return { id, what, done: `took ${id} back: it was removed on ${until}` };
}

function kept(place: PlaceInTree, id: string, { text }: Live, known: Ownership): Outcome {
  if (text === '' || text === place.text) return undefined;
  const now = placeNow(place, text, known);
  // A heading or title may be reworded freely, but not take the words of another.
  if (!now && (says(place.text, text) || isTitle(place)))
    return { id, done: `recorded the new wording of ${id}, ${short(place.text)}` };
  const own = mark(place.kind, id);
  const keep = `if it still makes the same point, run npm run anchors -- --keep ${id}`;
  const orElse = !now
    ? `if it is another text, delete ${own} and run ${retireCommand(id)}`
    : `if its text is now on line ${now.line}, ` +
      (now.into ? `delete ${own} here and run ${mergeCommand(id, now.into)}` : `move ${own} there`);
  const what = `${id} said ${short(text)} when it was last recorded and now says ${short(place.text)}`;
  return [what, `${keep}; ${orElse}`];
}

function unwritten(place: PlaceInTree, known: Ownership, isTaken: (id: string) => boolean): Outcome {
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

/** A published id that leads to no place. */
function nowhere(id: string, entry: Entry, { placeOf, idOf }: Ownership): [what: string, instead: string] {
  const retire = retireCommand(id);
  if (!('text' in entry)) {
    const leads = 'alias' in entry ? `leads to ${entry.alias}` : `was removed near ${entry.near}`;
    const instead = 'alias' in entry ? `run ${mergeCommand(id, 'ID')}, or run ${retire}` : NEAR;
    return [`${id} ${leads}, which is not a place in the article`, instead];
  }
  const began = entry.text && ` as “${firstWords(entry.text, 8)}”`;
  const heirs = [...placeOf.values()].filter((place) => isAlike(place, entry));
  const into = idOf.get(likest(entry, heirs));
  const instead = into
    ? `if it was merged into ${into}, run ${mergeCommand(id, into)}; else put it back, or run ${retire}`
    : `put it back, or run ${mergeCommand(id, 'ID')}, or run ${retire}`;
  return [`${id}, published on ${entry.since}${began}, is missing from the article`, instead];
}

/** Where a place's former words are now, and the id that they may be merged into where that place has words of its own. */
function placeNow(place: PlaceInTree, text: string, { places, ledger }: Ownership) {
  const others = places.filter((each) => each !== place && each.kind === place.kind);
  const wordsOf = ({ id = '' }: PlaceInTree): string => recorded(ledger.ids.get(id));
  // Words so alike that each passes for the other can still have changed places.
  const swapped = others.find((each) => each.text === text && wordsOf(each) && wordsOf(each) !== text);
  if (swapped) return { line: swapped.line, into: undefined };
  const idThere = (each: PlaceInTree): string | undefined =>
    !wordsOf(each) || says(each.text, wordsOf(each)) ? each.id : undefined;
  const now = others.find((each) => says(each.text, text) && !(isTitle(place) && idThere(each)));
  return now && !says(place.text, text) ? { line: now.line, into: idThere(now) } : undefined;
}

/** What the author of a split paragraph may want to know: its id is on the part that kept the comment. */
function splitHint(part: PlaceInTree, { placeOf, ledger }: Ownership): string {
  for (const [id, other] of placeOf) {
    const text = recorded(ledger.ids.get(id));
    if (other.kind !== part.kind || text === other.text || !says(part.text, text)) continue;
    if (containment(text, part.text) > containment(text, other.text))
      return `; it holds most of what ${id} said: swap the two ids if links to ${id} mean this part`;
  }
  return '';
}

/** The place that says most of what was recorded; of those that say as much, the first. */
function likest(entry: Entry | undefined, places: readonly PlaceInTree[]): PlaceInTree | undefined {
  const share = ({ text }: PlaceInTree): number => containment(recorded(entry), text);
  return places.toSorted((a, b) => share(b) - share(a))[0];
}

const isAlike = ({ kind, text }: PlaceInTree, entry: Entry | undefined): boolean =>
  kind === entry?.kind && says(text, recorded(entry));
const NEAR = 'write in its line, after "near", the id of a place in the article';
const recorded = (entry: Entry | undefined): string => (entry && 'text' in entry ? entry.text : '');
const retireCommand = (id: string): string => `npm run anchors -- --retire ${id} --near ID --note "WHY"`;
const mergeCommand = (id: string, into: string): string => `npm run anchors -- --merge ${id} --into ${into}`;
const short = (text: string): string => quoted(text, 40);
const isInTag = (kind: PlaceKind): boolean => kind === 'quotation' || kind === 'figure';
const isTitle = ({ kind }: PlaceInTree): boolean => kind === 'section' || kind === 'figure';

type Ownership = ReturnType<typeof ownership>;
/** What the command does about an id; where it must before the article can be published, `what` says why. */
export type Change = { place: PlaceInTree; id: string; done: string; what?: string };
type Outcome = Omit<Change, 'place'> | [what: string, instead: string, rule?: string] | undefined;
export type LinkProblem = [path: string, where: Where, what: string, instead: string, rule: string];
export type Reconciled = ReturnType<typeof reconcile>;
