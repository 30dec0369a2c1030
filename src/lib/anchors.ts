import { anchorFaults } from './anchor-faults.ts';
import { written } from './anchor-source.ts';
import { type Entry, type Ledger, ledgerLine } from './ledger.ts';
import { flattened, isRevival, ledgerFaults } from './ledger-history.ts';
import type { Digest } from './mint.ts';
import { type Named, named, splitHint } from './named-places.ts';
import type { Place } from './places.ts';
import type { Problem } from './problem.ts';
import { quoted } from './wording.ts';

/**
 * What an article's source and ledger need to agree: what only the author can put right, and what `npm run anchors` does
 * about the rest. The ledger and the edits hold only when there is no problem.
 */
export function reconcile(article: Article, digest: Digest): Reconciled {
  const places = named(article, digest);
  const recorded: Recorded = { article, ids: new Map(article.ledger.ids), changes: [], edits: [] };
  for (const place of places) recordPlace(recorded, place);
  for (const place of places) recordAliases(recorded, place);
  recordShortcuts(recorded);
  for (const place of places) writeBack(recorded, place);
  const ledger = { ...article.ledger, ids: recorded.ids };
  const faults = anchorFaults(article);
  const broken = ledgerFaults(ledger, article.ledgerPath);
  const before = ledgerFaults({ ...ledger, ids: flattened(article.ledger.ids) }, article.ledgerPath).map(
    ({ what }) => what,
  );
  // What a faulty text would do to the ledger is not worth a word of its own.
  const problems = [...faults, ...broken.filter(({ what }) => faults.length === 0 || before.includes(what))];
  return { problems, ledger, edits: recorded.edits, changes: recorded.changes };
}

/** A source with pieces of text put in; everything else stays as it was, byte for byte. */
export function edited(source: string, edits: readonly Edit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.at - a.at);
  return fromTheEnd.reduce((text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.at), source);
}

function recordPlace({ article, ids, changes, edits }: Recorded, place: Named): void {
  const { id, kind, text } = place;
  const entry = ids.get(id);
  const note = (found: string | undefined, done: string) =>
    changes.push({ ...spot(article, place), ...(found && { found }), done });
  if (place.isNew) {
    const mark = written(place, id);
    edits.push({ at: place.writeAt, text: ` ${mark}` });
    note(
      `the ${kind} ${quoted(text)} has no id`,
      `gave the ${kind} ${quoted(text)} the id ${id}${splitHint(article, place)}`,
    );
  } else if (!entry) note(`${id} is not in ${article.ledgerPath}`, `recorded ${id}, ${quoted(text)}`);
  else if ('gone' in entry && entry.was && isRevival(entry.was, text)) {
    note(
      `${id} is in the text again and ${article.ledgerPath} says that it was removed`,
      `took ${id} back: it was removed on ${entry.until}`,
    );
  } else if ('text' in entry && entry.text && entry.text !== text)
    note(undefined, `recorded the new wording of ${id}, ${quoted(text)}`);
  else return;
  ids.set(id, { kind, since: entry?.since ?? article.date, text });
}

function recordAliases({ article, ids, changes }: Recorded, place: Named): void {
  for (const alias of place.aliases) {
    const entry = ids.get(alias);
    const stands = article.places.some(({ id }) => id === alias);
    if (!entry || stands || 'gone' in entry || ('alias' in entry && entry.alias === place.id)) continue;
    const kept = 'alias' in entry ? entry : { until: article.date, note: `Merged into this ${place.kind}.` };
    ids.set(alias, {
      kind: entry.kind,
      since: entry.since,
      alias: place.id,
      until: kept.until,
      note: kept.note,
    });
    const found = `${alias} is named as an alias of ${place.id} and ${article.ledgerPath} does not say so`;
    changes.push({ ...spot(article, place), found, done: `recorded that ${alias} leads to ${place.id}` });
  }
}

function recordShortcuts({ article, ids, changes }: Recorded): void {
  for (const [id, entry] of flattened(ids)) {
    const before = ids.get(id);
    const [was, is] = [before, entry].map(
      (each) => each && ('alias' in each ? each.alias : 'gone' in each ? each.near : undefined),
    );
    if (was === is) continue;
    ids.set(id, entry);
    const line = ledgerLine(article.ledger, id);
    changes.push({
      path: article.ledgerPath,
      line,
      column: 1,
      found: `${id} leads to ${was}, which leads on to ${is}`,
      done: `recorded that ${id} leads to ${is}`,
    });
  }
}

/** Aliases are drawn from the source, so the ones that the ledger alone knows are written there. */
function writeBack({ article, ids, changes, edits }: Recorded, place: Named): void {
  const all = [...ids].filter(([, entry]) => 'alias' in entry && entry.alias === place.id).map(([id]) => id);
  const unwritten = all
    .filter((id) => !place.aliases.includes(id) && !article.places.some((each) => each.id === id))
    .sort();
  if (unwritten.length === 0) return;
  const attribute =
    place.aliases.length > 0 ? ` ${unwritten.join(' ')}` : ` formerly="${unwritten.join(' ')}"`;
  const inTag = place.kind === 'quotation' || place.kind === 'figure';
  edits.push({ at: place.writeAt, text: inTag ? attribute : unwritten.map((id) => ` < ${id}`).join('') });
  const ledger = `${unwritten.join(', ')} ${unwritten.length > 1 ? 'lead' : 'leads'} to ${place.id}`;
  changes.push({
    ...spot(article, place),
    found: `${ledger} and the text does not say so`,
    done: `wrote at ${place.id} that ${ledger.replace(` to ${place.id}`, ' here')}`,
  });
}

const spot = ({ path }: Article, { line, column }: Place) => ({ path, line, column });

/** A published article: its places as they stand in the source, and the ledger as it was read. */
export interface Article {
  slug: string;
  path: string;
  ledgerPath: string;
  /** The day that is recorded for whatever changes: `updated`, else `published`. */
  date: string;
  places: Place[];
  ledger: Ledger;
}

export interface Reconciled {
  problems: Problem[];
  ledger: Ledger;
  edits: Edit[];
  changes: Change[];
}

/** A change in words: what was found, unless it may stay so in a published article, and what is done about it. */
export type Change = Pick<Problem, 'path' | 'line' | 'column'> & { found?: string; done: string };
export type Edit = { at: number; text: string };
type Recorded = { article: Article; ids: Map<string, Entry>; changes: Change[]; edits: Edit[] };
