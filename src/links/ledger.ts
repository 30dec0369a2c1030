import { z } from 'astro/zod';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { PlaceKind } from '../article/places.ts';
import { say } from '../article/problem.ts';
import { TOP } from '../article/text.ts';
import { idFault } from './ids.ts';

/** The folder of ledgers, and the ledger of an article in it, from the project's folder. */
export const LEDGERS = 'content/permalinks';
export const ledgerPath = (slug: string): string => `${LEDGERS}/${slug}.json`;

/** The ledger of an article before its first publication. */
export function emptyLedger(article: string): LedgerFile {
  const file = new VFile({ path: ledgerPath(article) });
  return { article, ids: new Map(), file, isWhole: true, at: () => TOP };
}

/**
 * A ledger as it is committed: one line per id, sorted by code unit, the same bytes for the same entries, so that git merges
 * lines added on two branches.
 */
export function ledgerText({ article, ids }: Ledger): string {
  const lines = [...ids.keys()]
    .sort()
    .map((id) => `${JSON.stringify(id)}:${JSON.stringify(entrySchema.parse(ids.get(id)))}`);
  return `{"v":1,"article":${JSON.stringify(article)},"ids":{\n${lines.join(',\n')}\n}}\n`;
}

/**
 * A ledger from its text, line by line; what cannot be read is left out and said in its file's messages. Commas between lines
 * are not asked for, nor is a line taken for wrong that is there twice: git joins the lines of two branches without minding
 * either.
 */
export function readLedger(file: VFile, text: string): LedgerFile {
  const slug = file.stem ?? '';
  const ids = new Map<string, Entry>();
  const lines = text.trim().split(/\r?\n/);
  const lineOf = (id: string): number => lines.findIndex((line) => line.startsWith(`"${id}":`)) + 1 || 1;
  const report = (line: number, what: string, instead: string): void =>
    say(file, { line, column: 1 }, what, instead, 'permalink');
  const { v, article } = Object(json(`${lines[0]}}}`)) as Record<string, unknown>;
  const conflict = lines.findIndex((line) => /^([<=>|])\1{6}/.test(line)) + 1;
  if (conflict) report(conflict, 'git left conflict markers here', MARKS);
  else if (v !== 1 || lines.at(-1) !== '}}') report(1, 'this is not a ledger of links', FROM_GIT);
  else if (article !== slug)
    report(1, `the article is “${String(article)}” here and “${slug}” in the file’s name`, RENAMED);
  else
    for (const [index, line] of lines.slice(0, -1).entries()) {
      if (index === 0 || !line.trim()) continue;
      const [id, entry] = entryOnLine(line) ?? [];
      const first = ids.get(id ?? '');
      if (!id || !entry) report(index + 1, 'this line is not an entry of a ledger', FROM_GIT);
      else if (!first) ids.set(id, entry);
      else if (JSON.stringify(first) !== JSON.stringify(entry))
        report(index + 1, `${id} has two lines, ${lineOf(id)} and ${index + 1}`, FIRST);
    }
  const isWhole = file.messages.length === 0;
  return { article: slug, ids, file, isWhole, at: (id) => ({ line: lineOf(id), column: 1 }) };
}

/** Whether an id is in the text, leads to another place, or was removed. */
export function stateOf(entry: Entry): 'live' | 'alias' | 'removed' {
  return 'text' in entry ? 'live' : 'alias' in entry ? 'alias' : 'removed';
}

/** The live place that an id leads to in the end, by way of aliases and of what is near; undefined when there is none. */
export function livePlace(ids: Ledger['ids'], id: string): string | undefined {
  return wayFrom(ids, id).find((each) => 'text' in (ids.get(each) ?? {}));
}

/** The ids that one leads through, itself first, up to the last of them. */
export function wayFrom(ids: Ledger['ids'], id: string): string[] {
  const way: string[] = [];
  for (let at: string | undefined = id; at && !way.includes(at);) {
    way.push(at);
    const { alias, near } = (ids.get(at) ?? {}) as Partial<Alias & Removed>;
    // What was merged into a passage that was removed must not lead to its neighbour, as if it had been merged into that.
    at = alias ?? ('alias' in (ids.get(id) ?? {}) ? undefined : near);
  }
  return way;
}

/** The ids that lead to each live place, sorted: where that place is drawn, links to them must arrive. */
export function aliasesOf({ ids }: Ledger): Map<string, string[]> {
  const aliases = [...ids].filter(([, entry]) => 'alias' in entry).map(([id]) => id);
  return Map.groupBy(aliases.sort(), (id) => livePlace(ids, id) ?? '');
}

const FROM_GIT = 'restore it from git, then run npm run anchors';
const RENAMED = 'an article keeps its file’s name once it is published: rename it back';
const FIRST = 'keep the one that was published first';
const MARKS = 'keep the lines of both sides, delete the markers, then run npm run anchors';

function entryOnLine(line: string): [id: string, entry: Entry] | undefined {
  const found = Object.entries(Object(json(`{${line.trim().replace(/,$/, '')}}`)) as object);
  const [id = '', value] = found[0] ?? [];
  const entry = entrySchema.safeParse(value).data;
  return found.length === 1 && entry && !idFault(id, entry.kind) ? [id, entry] : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const text = z.string();
const day = text.regex(/^\d{4}-\d\d-\d\d$/);
const kinds = ['section', 'paragraph', 'quotation', 'figure'] as const satisfies PlaceKind[];
const common = { kind: z.enum(kinds), since: day };
/** `text` is what the place said when it was last recorded, blank where that was redacted. */
const live = z.strictObject({ ...common, text });
const alias = z.strictObject({ ...common, alias: text, until: day, note: text });
/** `near` is the place that is shown to those whom a link still leads here; `was` its first words. */
const gone = { gone: z.literal(true), near: text, until: day, was: text, note: text };
const removed = z.strictObject({ ...common, ...gone });
const entrySchema = z.union([live, alias, removed]);

export type Live = z.infer<typeof live>;
export type Alias = z.infer<typeof alias>;
export type Removed = z.infer<typeof removed>;
export type Entry = Live | Alias | Removed;

export type Ledger = { article: string; ids: Map<string, Entry> };

export interface LedgerFile extends Ledger {
  /** Holds the path, and what is wrong. */
  file: VFile;
  /** False where a part could not be read, so that nothing can be said to be missing. */
  isWhole: boolean;
  /** The line of an id. */
  at: (id: string) => Point;
}
