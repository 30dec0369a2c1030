import { idFault, type PlaceKind } from './places.ts';
import type { Problem } from './problem.ts';

/** The ledger with no id in it yet. */
export function emptyLedger(article: string): Ledger {
  return { article, ids: new Map() };
}

/**
 * A ledger as it is committed: one line per id, sorted by code unit, the same bytes for the same entries, so that git merges
 * lines added on two branches.
 */
export function ledgerText({ article, ids }: Ledger): string {
  const lines = sortedIds(ids).map((id) => `${JSON.stringify(id)}:${JSON.stringify(ordered(ids.get(id)))}`);
  return `{"v":1,"article":${JSON.stringify(article)},"ids":{\n${lines.join(',\n')}\n}}\n`;
}

/** The line of an id in the ledger's file; 1 when it is not there. */
export function ledgerLine({ ids }: Ledger, id: string): number {
  return sortedIds(ids).indexOf(id) + 2;
}

/**
 * Reads a ledger's file. What cannot be read is left out and reported. Commas between the lines of entries are not asked
 * for, since git joins the lines of two branches without minding them.
 */
export function parseLedger(text: string, path: string): { ledger: Ledger; problems: Problem[] } {
  const slug = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
  const ledger = emptyLedger(slug);
  const problems: Problem[] = [];
  const report = (line: number, what: string, remedy: string) =>
    problems.push({ path, line, column: 1, what, remedy });
  const { value, fault } = json(text);
  if (fault) report(fault.line, fault.what, fault.remedy);
  else if (!isObject(value) || value['v'] !== 1 || !isObject(value['ids']))
    report(1, 'this is no ledger of links', RESTORE);
  else if (value['article'] !== slug)
    report(1, `the article is “${value['article']}” here and “${slug}” in the file’s name`, RENAME);
  else {
    for (const { id, lines } of repeatedLines(text))
      report(lines[1], `${id} has two lines, ${lines.join(' and ')}`, ONE_LINE);
    for (const [id, entry] of Object.entries(value['ids'])) {
      const wrong = entryFault(id, entry);
      if (wrong) report(lineOf(text, id), `${id}: ${wrong}`, RESTORE);
      else ledger.ids.set(id, entry as Entry);
    }
  }
  return { ledger, problems };
}

/** Whether an entry stands in the text, leads to another place, or was removed. */
export function stateOf(entry: Entry): 'live' | 'alias' | 'gone' {
  if ('text' in entry) return 'live';
  return 'alias' in entry ? 'alias' : 'gone';
}

/** The live place that an id leads to in the end, by way of aliases and of what stands near; undefined when there is none. */
export function livePlace(ids: ReadonlyMap<string, Entry>, id: string): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    const entry = ids.get(at);
    if (!entry) return undefined;
    if ('text' in entry) return at;
    seen.add(at);
    at = 'alias' in entry ? entry.alias : entry.near;
  }
  return undefined;
}

const RESTORE = 'take the line as it is in git, then run npm run anchors';
const RENAME = 'an article keeps its file’s name once it is published: rename it back';
const ONE_LINE = 'keep the one that was published first';
const MARKERS = 'keep the lines of both sides, delete the markers, then run npm run anchors';

const KINDS: readonly string[] = ['section', 'paragraph', 'quotation', 'figure'] satisfies PlaceKind[];
const FORMS = [['text'], ['alias', 'until', 'note'], ['gone', 'near', 'until', 'was', 'note']];

const sortedIds = (ids: ReadonlyMap<string, Entry>): string[] => [...ids.keys()].sort();

function ordered(entry: Entry | undefined): Record<string, unknown> {
  const { kind, since, ...rest } = entry as Entry & Record<string, unknown>;
  const form = FORMS.find(([first]) => first && first in rest) ?? [];
  return { kind, since, ...Object.fromEntries(form.map((field) => [field, rest[field as never]])) };
}

function json(text: string): { value?: unknown; fault?: { line: number; what: string; remedy: string } } {
  const marker = text.split('\n').findIndex((line) => /^(<{7}|={7}|>{7})/.test(line));
  if (marker >= 0)
    return { fault: { line: marker + 1, what: 'git left the marks of a conflict here', remedy: MARKERS } };
  try {
    return { value: JSON.parse(text.replace(/\}(\s*\n)(?=")/g, '},$1').replace(/,(\s*\}\s*\}\s*)$/, '$1')) };
  } catch {
    return { fault: { line: 1, what: 'this is not JSON', remedy: RESTORE } };
  }
}

/** Ids with two lines that differ; git may leave one line twice, with and without a comma. */
function repeatedLines(text: string): { id: string; lines: [number, number] }[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const ids = lines.map((line) => /^"([^"\\]+)":\s*\{/.exec(line)?.[1]);
  return ids.flatMap((id, at) => {
    const first = ids.indexOf(id);
    return id && first < at && lines[first] !== lines[at] ? [{ id, lines: [first + 1, at + 1] }] : [];
  });
}

function lineOf(text: string, id: string): number {
  return Math.max(
    1,
    text.split('\n').findIndex((line) => line.trimStart().startsWith(`${JSON.stringify(id)}:`)) + 1,
  );
}

function entryFault(id: string, value: unknown): string | undefined {
  if (!isObject(value)) return 'its entry is no object';
  const { kind, since, ...rest } = value;
  const fields = Object.keys(rest).sort().join();
  if (!FORMS.some((form) => [...form].sort().join() === fields))
    return `an entry has kind, since and ${FORMS.map((form) => form.join(', ')).join(' or ')}`;
  if (!KINDS.includes(String(kind))) return `the kind “${kind}” is none of ${KINDS.join(', ')}`;
  const dates = [since, rest['until'] ?? since];
  if (!dates.every((date) => typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)))
    return 'a date is written YYYY-MM-DD';
  if (
    !Object.entries(rest).every(([field, each]) =>
      field === 'gone' ? each === true : typeof each === 'string',
    )
  )
    return 'a field is no text';
  return idFault(id, kind as PlaceKind);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Ledger {
  article: string;
  ids: Map<string, Entry>;
}

export type Entry = { kind: PlaceKind; since: string } & (Live | Alias | Gone);
/** Stands in the text; `text` is what it said when it was last recorded, blank when that was redacted. */
export type Live = { text: string };
export type Alias = { alias: string; until: string; note: string };
/** `near` is the live place that is shown to those whom a link still leads here; `was` its first words. */
export type Gone = { gone: true; near: string; until: string; was: string; note: string };
