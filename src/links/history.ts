import { spawnSync } from 'node:child_process';
import { entryOnLine } from './entry.ts';
import { LEDGERS, readLedger, type LedgerFile } from './ledger.ts';

/**
 * Every ledger that the published branch of the repository around `root` ever held, the oldest first. Published is what the
 * remote's default branch has, else main, else the branch that is checked out: its commits along first parents, so far as
 * they are in the history of what is checked out.
 */
export function everPublished(root: string): History {
  const [isShallow, checkedOut] = git(root, ['rev-parse', '--is-shallow-repository', ...FULL, 'HEAD']) ?? [];
  const tips = checkedOut === undefined ? [] : publishedTips(root, checkedOut);
  const log = git(root, ['log', ...RECORDS, ...tips, '--', LEDGERS]);
  if (!log || tips.length === 0) return NO_GIT;
  // While a merge waits for its commit, what is merged is here already.
  const elsewhere = new Set(
    git(root, ['rev-list', '--ignore-missing', ...tips, '--not', 'HEAD', 'MERGE_HEAD']),
  );
  const found = recordsIn(log).filter(({ commit }) => !elsewhere.has(commit));
  const texts = blobs(root, new Set(found.map(({ blob }) => blob)));
  // Most lines are as they were: each is read once, with the day on which it was new.
  const known = new Map<string, ReturnType<typeof entryOnLine>>();
  const ledgers = found.map(({ path, blob, day }) =>
    readLedger(path, texts.get(blob) ?? '', (line) => {
      const key = line.replace(/,$/, '');
      if (!known.has(key)) known.set(key, entryOnLine(line, day));
      return known.get(key);
    }),
  );
  return { ledgers, ...(isShallow === 'true' ? { isWhole: false, lacks: SHALLOW } : { isWhole: true }) };
}

/** Along first parents, the oldest first: what each commit changed, with its day. */
const RECORDS = [
  ...['--first-parent', '--topo-order', '--reverse', '-m', '--raw', '--no-abbrev', '--no-renames'],
  ...['--relative', '--format=%H %as'],
];
const FULL = ['--symbolic-full-name'];
const SHALLOW =
  'this is a shallow clone, so links published before its first commit are not compared; git fetch --unshallow brings the rest of the history';
const NO_GIT: History = {
  ledgers: [],
  isWhole: false,
  lacks: 'there is no git history here, so no earlier ledger to compare with; git clone brings it',
};

/** A file under `root` as it was last committed, or undefined. */
export function committedFile(root: string, path: string): Buffer | undefined {
  const [last] = git(root, ['rev-list', '-1', 'HEAD', '--', path]) ?? [];
  const found = [`HEAD:./${path}`, `${last}^:./${path}`].map((name) =>
    spawnSync('git', ['show', name], { cwd: root }),
  );
  return found.find(({ status }) => status === 0)?.stdout;
}

/** The published branch, and what is checked out where that is the same branch, which may be ahead. */
function publishedTips(root: string, checkedOut: string): string[] {
  const refs =
    git(root, ['for-each-ref', '--format=%(refname) %(symref)', 'refs/heads', 'refs/remotes']) ?? [];
  const all = new Map(refs.map((line) => line.split(' ') as [name: string, target: string]));
  const byDefault = [...all].find(([name, target]) => target && name.endsWith('/HEAD'))?.[1];
  const published = [byDefault, 'refs/heads/main', 'refs/remotes/origin/main'].find((name) =>
    all.has(name ?? ''),
  );
  const short = (name: string): string => name.replace(/^refs\/(heads|remotes\/[^/]+)\//, '');
  if (!published) return ['HEAD'];
  return short(checkedOut) === short(published) ? [published, 'HEAD'] : [published];
}

/** The ledgers that each commit of a log changed, from what `git log --raw` prints. */
function recordsIn(log: readonly string[]) {
  let [commit = '', day = ''] = ['', ''];
  return log.flatMap((line) => {
    const [, blob = '', path = ''] = /^:\d+ \d+ \w+ (\w+) \w\t(.+\.json)$/.exec(line) ?? [];
    if (!blob && line) [commit = '', day = ''] = line.split(' ');
    return /[1-9a-f]/.test(blob) ? [{ commit, day, blob, path }] : [];
  });
}

/** The texts of blobs by their names, all read in one go. */
function blobs(root: string, names: ReadonlySet<string>): Map<string, string> {
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], {
    ...{ cwd: root, input: [...names, ''].join('\n'), maxBuffer: Infinity },
  });
  const texts = new Map<string, string>();
  for (let at = 0; at < stdout.length;) {
    const end = stdout.indexOf('\n', at);
    const [name = '', , size] = stdout.toString('utf8', at, end).split(' ');
    // Of one that is missing git says so, without a size.
    const length = Number(size ?? -1);
    texts.set(name, stdout.toString('utf8', end + 1, end + 1 + length));
    at = end + 1 + length + 1;
  }
  return texts;
}

/** The lines that git says; undefined where it cannot. */
function git(root: string, args: string[]): string[] | undefined {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=off', ...args], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: Infinity },
  });
  return status === 0 ? stdout.trim().split('\n') : undefined;
}

export interface History {
  ledgers: readonly LedgerFile[];
  /** False where git knows only a part of it, or nothing. */
  isWhole: boolean;
  /** What it lacks, and how to get it. */
  lacks?: string;
}
