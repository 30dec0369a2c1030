import { z } from 'astro/zod';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { PlaceKind } from '../article/places.ts';
import { say } from '../article/problem.ts';
import { TOP } from '../article/text.ts';
import { idFault } from './ids.ts';

/** The folder of ledgers, from the project's own. */
export const LEDGERS = 'content/permalinks';

/** The ledger of an article, from the project's folder. */
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
  const lines = new Map<string, number>();
  const tell = (line: number, what: string, instead: string): void =>
    say(file, { line, column: 1 }, what, instead, 'permalink');
  const [head = '', ...rest] = text.trim().split(/\r?\n/);
  const { v, article } = Object(json(`${head}}}`)) as Record<string, unknown>;
  const marks = [head, ...rest].findIndex((line) => /^([<=>|])\1{6}/.test(line));
  if (marks >= 0) tell(marks + 1, 'git left the marks of a conflict here', MARKS);
  else if (v !== 1 || rest.at(-1) !== '}}') tell(1, 'this is no ledger of links', FROM_GIT);
  else if (article !== slug)
    tell(1, `the article is “${String(article)}” here and “${slug}” in the file’s name`, RENAMED);
  else
    for (const [index, line] of rest.slice(0, -1).entries()) {
      const at = index + 2;
      const found = entryOf(line);
      if (!found) {
        if (line.trim()) tell(at, 'this line is no entry of a ledger', FROM_GIT);
        continue;
      }
      const [id, entry] = found;
      const first = lines.get(id);
      if (first && JSON.stringify(ids.get(id)) !== JSON.stringify(entry))
        tell(at, `${id} has two lines, ${first} and ${at}`, 'keep the one that was published first');
      if (!first) {
        ids.set(id, entry);
        lines.set(id, at);
      }
    }
  const isWhole = file.messages.length === 0;
  return { article: slug, ids, file, isWhole, at: (id) => ({ line: lines.get(id) ?? 1, column: 1 }) };
}

/** Whether an id is in the text, leads to another place, or was removed. */
export function stateOf(entry: Entry): 'live' | 'alias' | 'gone' {
  return 'text' in entry ? 'live' : 'alias' in entry ? 'alias' : 'gone';
}

/** The live place that an id leads to in the end, by way of aliases and of what is near; undefined when there is none. */
export function livePlace(ids: Ids, id: string): string | undefined {
  const last = wayFrom(ids, id).at(-1) ?? id;
  return 'text' in (ids.get(last) ?? {}) ? last : undefined;
}

/** The ids that one leads through, itself first, up to the last of them. */
export function wayFrom(ids: Ids, id: string): string[] {
  const way: string[] = [];
  const isMerged = 'alias' in (ids.get(id) ?? {});
  for (let at: string | undefined = id; at !== undefined && !way.includes(at);) {
    way.push(at);
    const entry = ids.get(at);
    if (!entry || 'text' in entry) return way;
    // What was merged into a passage that was removed must not lead to its neighbour, as if it had been merged into that.
    at = 'alias' in entry ? entry.alias : isMerged ? undefined : entry.near;
  }
  return way;
}

/** The ids that lead to each live place, sorted: where that place is drawn, links to them must arrive. */
export function aliasesOf({ ids }: Ledger): Map<string, string[]> {
  const aliases = [...ids].filter(([, entry]) => 'alias' in entry).map(([id]) => id);
  return Map.groupBy(aliases.sort(), (id) => livePlace(ids, id) ?? '');
}

const FROM_GIT = 'take it as it is in git, then run npm run anchors';
const RENAMED = 'an article keeps its file’s name once it is published: rename it back';
const MARKS = 'keep the lines of both sides, delete the marks, then run npm run anchors';

function entryOf(line: string): [id: string, entry: Entry] | undefined {
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

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const kinds = ['section', 'paragraph', 'quotation', 'figure'] as const satisfies PlaceKind[];
const common = { kind: z.enum(kinds), since: day };
/** `text` is what the place said when it was last recorded, blank where that was redacted. */
const live = z.strictObject({ ...common, text: z.string() });
const alias = z.strictObject({ ...common, alias: z.string(), until: day, note: z.string() });
/** `near` is the place that is shown to those whom a link still leads here; `was` its first words. */
const gone = z.strictObject({
  ...common,
  gone: z.literal(true),
  near: z.string(),
  until: day,
  was: z.string(),
  note: z.string(),
});
const entrySchema = z.union([live, alias, gone]);

export type Live = z.infer<typeof live>;
export type Alias = z.infer<typeof alias>;
export type Gone = z.infer<typeof gone>;
export type Entry = Live | Alias | Gone;

type Ids = ReadonlyMap<string, Entry>;

export interface Ledger {
  article: string;
  ids: Map<string, Entry>;
}

export interface LedgerFile extends Ledger {
  /** Holds the path, and what is wrong. */
  file: VFile;
  /** False where a part could not be read, so that nothing can be said to be missing. */
  isWhole: boolean;
  /** The line of an id. */
  at: (id: string) => Point;
}
