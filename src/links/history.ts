import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import { quoted } from '../article/text.ts';
import { aliasesOf, ledgerPath, LEDGERS, readLedger, type Entry, type LedgerFile } from './ledger.ts';
import { isRevival } from './operations.ts';

/** The ledgers as published, by slug, in the two newest commits of main that this branch has, of which the newest may be what is checked. */
export function everPublished(root: string): Published {
  const main = ['origin/main', 'main'].find((name) => git(root, 'rev-parse', '--verify', '--quiet', name));
  const base = main && git(root, 'merge-base', 'HEAD', main);
  const newest = base ? ['--max-count=2', base] : ['--max-count=1', 'HEAD'];
  const commits = git(root, 'rev-list', '--first-parent', ...newest)?.split('\n');
  if (!commits) return 'no git';
  const ledgers = commits.flatMap((commit) => ledgersAt(root, commit));
  return Map.groupBy(ledgers, ({ article }) => article);
}

/** The ids that lead to each live place of an article under `root`, by its slug, as its ledger has them now. */
export function aliasesUnder(root: string): (slug: string) => ReadonlyMap<string, readonly string[]> {
  return (slug) => {
    const path = join(root, ledgerPath(slug));
    return aliasesOf(readLedger(new VFile({ path }), existsSync(path) ? readFileSync(path, 'utf8') : ''));
  };
}

/** What became of the ids of a published ledger that must not: a link that anyone may have shared would change. */
export function* lostSince(earlier: LedgerFile, now: LedgerFile): Generator<[where: Point, ...Lost]> {
  for (const [id, before] of earlier.ids) {
    const lost = lostBy(id, before, now.ids.get(id));
    if (lost) yield [now.at(id), ...lost];
  }
}

function lostBy(id: string, before: Entry, after: Entry | undefined): Lost | undefined {
  if (!after)
    return [
      `${id}, published on ${before.since}, is no longer in the ledger`,
      `${FROM_GIT}, then run npm run anchors`,
    ];
  for (const key of ['kind', 'since'] as const) {
    const was = `"${key}":"${before[key]}"`;
    if (before[key] !== after[key])
      return [`${id} was published with ${was} and has "${after[key]}" now`, `write ${was} again`];
  }
  if ('alias' in before && 'text' in after)
    return [`${id} was merged into another place and is a place of its own again`, ANOTHER];
  if ('gone' in before && 'alias' in after)
    return [`${id} was removed and leads to another place now`, FROM_GIT];
  if ('gone' in before && 'text' in after && !isRevival(before, after.text))
    return [`${id} was removed, began “${before.was}” and now says ${quoted(after.text, 40)}`, ANOTHER];
  return undefined;
}

const FROM_GIT = 'restore the line from git';
const ANOTHER = `${FROM_GIT}, delete the id in the text and run npm run anchors, which gives another`;

function ledgersAt(root: string, commit: string): LedgerFile[] {
  const paths = git(root, 'ls-tree', '--name-only', commit, `${LEDGERS}/`)?.split('\n') ?? [];
  // Paths are of this folder, which may be one inside the repository.
  return paths
    .filter((path) => path.endsWith('.json'))
    .map((path) => readLedger(new VFile({ path }), git(root, 'show', `${commit}:./${path}`) ?? ''));
}

/** What git says; undefined where it says nothing, or cannot. */
function git(root: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() || undefined : undefined;
}

type Lost = [what: string, instead: string];

/** By slug; `no git` where there is no history. */
export type Published = ReadonlyMap<string, readonly LedgerFile[]> | 'no git';
