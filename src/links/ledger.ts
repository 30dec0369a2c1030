import { z } from 'astro/zod';
import type { Point } from 'unist';
import {
  day,
  entryOnLine,
  entryText,
  isLive,
  joined,
  json,
  type Alias,
  type Entry,
  type Removed,
} from './entry.ts';

/** The folder of ledgers, and the ledger of an article in it, from the project's folder. */
export const LEDGERS = 'content/permalinks';
export const ledgerPath = (slug: string): string => `${LEDGERS}/${slug}.json`;

/** The ledger of an article before its first publication. */
export function emptyLedger(article: string): LedgerFile {
  return { article, ids: new Map(), path: ledgerPath(article), problems: [], isWhole: true, at: () => TOP };
}

/**
 * A ledger as it is committed: one line per id, sorted by code unit, the same bytes for the same entries, so that git merges
 * lines added on two branches.
 */
export function ledgerText({ article, ids, end }: Ledger): string {
  const head = JSON.stringify({ v: 2, article, ...end, ids: {} }).slice(0, -2);
  const lines = [...ids.keys()].sort().map((id) => `${JSON.stringify(id)}:${entryText(ids.get(id))}`);
  return [head, ...(lines.length > 0 ? [lines.join(',\n')] : []), '}}\n'].join('\n');
}

/**
 * A ledger from its text, line by line; what cannot be read is left out and is a problem. Commas between lines are not asked
 * for, nor is a line taken for wrong that is there twice: git joins the lines of two branches without minding either. `parse`
 * reads a line, by default as one of today: those of version 1 hold one wording, without its day.
 */
export function readLedger(path: string, text: string, parse = entryOnLine): LedgerFile {
  const slug = path.replace(/^.*\/|\.json$/g, '');
  const ids = new Map<string, Entry>();
  const problems: Problem[] = [];
  const lines = text.trim().split(/\r?\n/);
  const lineOf = (id: string): number => lines.findIndex((line) => line.startsWith(`"${id}":`)) + 1 || 1;
  const report = (line: number, what: string, instead: string): void =>
    void problems.push([path, { line, column: 1 }, what, instead, 'permalink']);
  const heads = lines.filter((line) => line.startsWith('{"v":')).map(headOnLine);
  const ends = new Map(heads.flatMap((head) => (head?.end ? [[JSON.stringify(head.end), head.end]] : [])));
  const [end, other] = ends.values();
  const conflict = lines.findIndex((line) => /^([<=>|])\1{6}/.test(line)) + 1;
  const named = heads[0]?.article;
  if (conflict) report(conflict, 'git left conflict markers here', MARKS);
  else if (heads.length === 0 || heads.includes(undefined) || lines.at(-1) !== '}}')
    report(1, 'this is not a ledger of links', FROM_GIT);
  else if (named !== slug) report(1, `the article is “${named}” here and “${slug}” in the file’s name`, OWN);
  else if (other) report(1, 'the first lines of two branches say different things of this address', ONE_END);
  else
    for (const [index, line] of lines.entries()) {
      if (/^\s*$|^\{"v":|^\}\}$/.test(line)) continue;
      const [id = '', entry] = parse(line) ?? [];
      if (!entry) report(index + 1, 'this line is not an entry of a ledger', FROM_GIT);
      else ids.set(id, joined(ids.get(id) ?? entry, entry));
    }
  const isWhole = problems.length === 0;
  const isOld = heads.some((head) => head?.v === 1);
  const at = (id: string): Point => ({ line: lineOf(id), column: 1 });
  return { article: slug, ids, ...(end && !other && { end }), path, problems, isWhole, isOld, at };
}

/** The live place that an id leads to in the end, by way of aliases and of what is near; undefined when there is none. */
export function livePlace(ids: Ledger['ids'], id: string): string | undefined {
  return wayFrom(ids, id).find((each) => isLive(ids.get(each)));
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

/** The address under which an article is today that was once at another. */
export function finalSlug(ledgers: ReadonlyMap<string, Ledger>, slug: string): string {
  const way = [slug];
  for (;;) {
    const end = ledgers.get(way.at(-1) ?? '')?.end;
    if (!end || !('moved' in end) || way.includes(end.moved)) return way.at(-1) ?? slug;
    way.push(end.moved);
  }
}

/** The day on which a published article last changed, and what changed, as its ledger has it; undefined before any change. */
export function lastChange({ ids }: Pick<Ledger, 'ids'>): { day: string; id: string } | undefined {
  const days = [...ids].map(([id, entry]) => {
    const said = entry.texts.at(-1)?.[0] ?? entry.since;
    return { id, day: 'until' in entry ? entry.until : said, since: entry.since };
  });
  const first = days.map(({ since }) => since).toSorted()[0] ?? '';
  const last = days.toSorted((a, b) => b.day.localeCompare(a.day))[0];
  return last && last.day > first ? last : undefined;
}

export const TOP: Point = { line: 1, column: 1 };
const FROM_GIT = 'restore it from git, then run npm run anchors';
const OWN = 'give the file back its name: an article gets another by npm run anchors -- --rename OLD NEW';
const ONE_END = 'keep the one that is right and delete the other';
const MARKS = 'keep the lines of both sides, delete the markers, then run npm run anchors';

function headOnLine(line: string): { v: number; article: string; end: End | undefined } | undefined {
  const { v, article, ids: _, ...rest } = Object(json(`${line}}}`)) as Record<string, unknown>;
  const end = endSchema.safeParse(rest).data;
  if ((v !== 1 && v !== 2) || (Object.keys(rest).length > 0 && !end)) return undefined;
  return { v, article: String(article), end };
}

/** What became of an address that its article has no longer: another one, or a note that says why it was withdrawn. */
const endSchema = z.union([
  z.strictObject({ moved: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), until: day }),
  z.strictObject({ withdrawn: z.string(), headline: z.string(), until: day }),
]);

export type End = z.infer<typeof endSchema>;

export type Ledger = { article: string; ids: Map<string, Entry>; end?: End };

export interface LedgerFile extends Ledger {
  path: string;
  problems: Problem[];
  /** False where a part could not be read, so that nothing can be said to be missing. */
  isWhole: boolean;
  /** True of one that holds one wording of each place. */
  isOld?: boolean;
  /** The line of an id. */
  at: (id: string) => Point;
}

/** Where something is wrong, with what, what to write instead, and the rule that says so. */
export type Problem = [path: string, where: Point, what: string, instead: string, rule: string];
