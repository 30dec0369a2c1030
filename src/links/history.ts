import { spawnSync } from 'node:child_process';
import { entryOnLine } from './entry.ts';
import { LEDGERS, readLedger, type LedgerFile } from './ledger.ts';

/**
 * Every ledger that the published branch of the repository around `root` ever held, the oldest first. Published is what the
 * remote's default branch has, else main, else the branch that is checked out: its commits along first parents, so far as
 * they are in the history of what is checked out.
 */
export function everPublished(root: string): History {
  const place = git(root, ['rev-parse', '--is-shallow-repository', '--symbolic-full-name', 'HEAD']);
  const [isShallow, checkedOut] = place ?? [];
  const tips = checkedOut === undefined ? [] : publishedTips(root, checkedOut);
  const commits = tips.length > 0 && git(root, ['rev-list', ...ALONG, ...tips]);
  if (!commits) return { ledgers: [], lacks: whyNothing(root) };
  // While a merge waits for its commit, what is merged is here already.
  const merging = ['--ignore-missing', ...tips, '--not', 'HEAD', 'MERGE_HEAD'];
  const elsewhere = new Set(git(root, ['rev-list', ...merging]));
  const here = commits.filter((commit) => !elsewhere.has(commit));
  const found = recordsIn(git(root, ['diff-tree', '--stdin', ...EACH_CHANGE, '--', LEDGERS], here) ?? []);
  const texts = blobs(root, new Set(found.map(({ blob }) => blob)));
  // Most lines are as they were: each is read once, and of version 1 with the day on which it was new.
  const known = new Map<string, ReturnType<typeof entryOnLine>>();
  const ledgers = new Map<string, LedgerFile>();
  for (const { path, blob, day } of found)
    if (!ledgers.has(blob + path))
      ledgers.set(
        blob + path,
        readLedger(path, texts.get(blob) ?? '', (line) => {
          const key = line.includes('"texts":') ? line.replace(/,$/, '') : day + line;
          if (!known.has(key)) known.set(key, entryOnLine(line, day));
          return known.get(key);
        }),
      );
  const all = found.flatMap(({ path, blob }) => ledgers.get(blob + path) ?? []);
  const isMissing = found.some(({ blob }) => !texts.has(blob));
  const lacks = isShallow === 'true' ? SHALLOW : isMissing ? MISSING : undefined;
  return { ledgers: all, ...(lacks && { lacks }) };
}

/** A file under `root` as it was last committed, or undefined. */
export function committedFile(root: string, path: string): Buffer | undefined {
  const [last] = git(root, ['rev-list', '-1', 'HEAD', '--', path]) ?? [];
  const found = [`HEAD:./${path}`, `${last}^:./${path}`].map((name) =>
    spawnSync('git', ['show', name], { cwd: root }),
  );
  return found.find(({ status }) => status === 0)?.stdout;
}

const ALONG = ['--first-parent', '--topo-order', '--reverse'];
/** What each commit has that a parent had otherwise, whichever of them, and its day. */
const EACH_CHANGE = [
  '-m',
  '-r',
  '--root',
  '--relative',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--format=%H %as',
];
const SHALLOW =
  'this is a shallow clone, so links published before its first commit are not compared; git fetch --unshallow brings the rest of the history';
const MISSING =
  'git lacks some of the ledgers that it had, so not all published links are compared; git fetch --refetch brings them';

/** Why git knows of no commit, and what to do about it. */
function whyNothing(root: string): string {
  const { status, stderr } = spawnSync('git', ['rev-parse', '--git-dir'], { cwd: root, encoding: 'utf8' });
  const nothing = 'so no earlier ledger to compare with';
  if (status === null) return `git is not installed, ${nothing}; install it`;
  if (status === 0) return `nothing is committed yet, ${nothing}; git commit begins the history`;
  return stderr.includes('dubious ownership')
    ? `git refuses this folder, which belongs to another user, ${nothing}; git config --global --add safe.directory '*' lets it`
    : `there is no git history here, ${nothing}; git clone brings it`;
}

/** The published branch, and what is checked out where that is the same branch, which may be ahead. */
function publishedTips(root: string, checkedOut: string): string[] {
  const refs = git(root, ['for-each-ref', '--format=%(refname) %(symref)', 'refs/heads', 'refs/remotes']);
  const all = new Map(refs?.map((line) => line.split(' ') as [name: string, target: string]));
  const remote = [...all.keys()].find((name) => name.endsWith('/HEAD') && all.get(name)) ?? '';
  const candidates = [
    all.get('refs/remotes/origin/HEAD'),
    all.get(remote),
    'refs/heads/main',
    'refs/remotes/origin/main',
  ];
  const published = candidates.find((name) => all.has(name ?? ''));
  const short = (name: string): string => name.replace(/^refs\/(heads|remotes\/[^/]+)\//, '');
  if (!published) return ['HEAD'];
  return short(checkedOut) === short(published) ? [published, 'HEAD'] : [published];
}

/** The ledgers of each commit of which git lists what changed: what its parents had, then what it has itself. */
function recordsIn(changed: readonly string[]) {
  let [commit = '', day = ''] = ['', ''];
  const changes = changed.flatMap((line) => {
    const [, before, after, path] = /^:\d+ \d+ (\w+) (\w+) \w\t(.+\.json)$/.exec(line) ?? [];
    if (!path && line) [commit = '', day = ''] = line.split(' ');
    return path ? [{ commit, day, path, before, after }] : [];
  });
  const records = [...Map.groupBy(changes, (change) => change.commit).values()].flatMap((each) => [
    ...each.map(({ before = '', ...rest }) => ({ ...rest, blob: before })),
    ...each.map(({ after = '', ...rest }) => ({ ...rest, blob: after })),
  ]);
  return records.filter(({ blob }) => /[1-9a-f]/.test(blob));
}

/** The texts of blobs by their names, all read in one go, without those that git cannot give. */
function blobs(root: string, names: ReadonlySet<string>): Map<string, string> {
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], {
    ...{ cwd: root, input: [...names, ''].join('\n'), maxBuffer: Infinity },
  });
  const texts = new Map<string, string>();
  for (let at = 0; at < stdout.length;) {
    const end = stdout.indexOf('\n', at);
    const [name = '', , size] = stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    texts.set(name, stdout.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** The lines that git says, where it is given lines; undefined where it cannot. */
function git(root: string, args: string[], lines: readonly string[] = []): string[] | undefined {
  const { status, stdout } = spawnSync('git', ['-c', 'core.quotePath=off', ...args], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: Infinity, input: [...lines, ''].join('\n') },
  });
  return status === 0 ? stdout.trim().split('\n') : undefined;
}

export interface History {
  ledgers: readonly LedgerFile[];
  /** What git does not know of it, and how to get it. */
  lacks?: string;
}
