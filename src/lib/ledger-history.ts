import { type Entry, type Ledger, ledgerLine, livePlace, stateOf } from './ledger.ts';
import type { Problem } from './problem.ts';
import { containment, quoted, RECOGNISABLE } from './wording.ts';

/** What became of the published ids of an earlier ledger that must not: a link that anyone may have shared would change. */
export function compareLedgers(base: Ledger, now: Ledger, path: string): Problem[] {
  return [...base.ids].flatMap(([id, before]) => {
    const after = now.ids.get(id);
    const fault = after ? changeFault(id, before, after) : removed(id, before);
    return fault ? [{ path, line: after ? ledgerLine(now, id) : 1, column: 1, ...fault }] : [];
  });
}

/** Aliases that lead nowhere and removed places that stand near nothing, in a ledger without chains. */
export function ledgerFaults(ledger: Ledger, path: string): Problem[] {
  return [...ledger.ids].flatMap(([id, entry]) => {
    const target = 'alias' in entry ? entry.alias : 'gone' in entry ? entry.near : id;
    const found = ledger.ids.get(target);
    if (found && stateOf(found) === 'live') return [];
    const state = found
      ? stateOf(found) === 'gone'
        ? 'was removed'
        : 'leads on in a circle'
      : 'was never published';
    const what =
      'alias' in entry
        ? `${id} leads to ${target}, which ${state}`
        : `${id} was removed near ${target}, which ${state}`;
    const remedy =
      'alias' in entry
        ? `name it where its text is now ({/* #ID < ${id} */}), or run ${retireCommand(id)}`
        : `write in its line, after "near", the id of a place that still stands`;
    return [{ path, line: ledgerLine(ledger, id), column: 1, what, remedy }];
  });
}

/** Entries in which every alias and every place nearby is led to directly, without another id in between, as far as it can be. */
export function flattened(ids: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const direct = (entry: Entry): Entry => {
    if ('alias' in entry) return { ...entry, alias: lastAlias(ids, entry.alias) };
    return 'gone' in entry ? { ...entry, near: livePlace(ids, entry.near) ?? entry.near } : entry;
  };
  return new Map([...ids].map(([id, entry]) => [id, direct(entry)]));
}

/** The command that retires an id. */
export function retireCommand(id: string): string {
  return `npm run anchors -- --retire ${id} --near ID --note "WHY"`;
}

/** Whether a text may stand again under an id that was removed: it says what its first words said, so far as those were kept. */
export function isRevival(was: string, text: string): boolean {
  return was === '' || containment(was, text) >= RECOGNISABLE;
}

// An alias of what was removed must not lead to its neighbour, as if it had been merged into that.
function lastAlias(ids: ReadonlyMap<string, Entry>, id: string): string {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at);) {
    const entry = ids.get(at);
    if (!entry || !('alias' in entry)) return at;
    seen.add(at);
    at = entry.alias;
  }
  return id;
}

function removed(id: string, before: Entry): Fault {
  const what = `${id}, published on ${before.since}, has no line any more`;
  return { what, remedy: 'take the line as it is in git, then run npm run anchors' };
}

function changeFault(id: string, before: Entry, after: Entry): Fault | undefined {
  if (before.kind !== after.kind)
    return {
      what: `${id} was published as a ${before.kind} and is a ${after.kind} now`,
      remedy: `write "kind":"${before.kind}" again`,
    };
  if (before.since !== after.since)
    return {
      what: `${id} was published on ${before.since}, not on ${after.since}`,
      remedy: `write "since":"${before.since}" again`,
    };
  const states = [stateOf(before), stateOf(after)].join();
  if (states === 'alias,live')
    return { what: `${id} was merged into another place and stands by itself again`, remedy: ANOTHER };
  if (states === 'gone,alias')
    return {
      what: `${id} was removed and leads to another place now`,
      remedy: 'take the line as it is in git',
    };
  if ('gone' in before && 'text' in after && !isRevival(before.was, after.text)) {
    return {
      what: `${id} was removed, began “${before.was}” and now says ${quoted(after.text)}`,
      remedy: ANOTHER,
    };
  }
  return undefined;
}

const ANOTHER =
  'take the line as it is in git, delete the id in the text and run npm run anchors, which gives another';

type Fault = Pick<Problem, 'what' | 'remedy'>;
