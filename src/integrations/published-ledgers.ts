import { execFileSync } from 'node:child_process';
import { LEDGERS } from '../markdown/read-article.ts';

/**
 * The ledgers as they were published, by slug, from each commit to compare with: where this branch left the main one and,
 * when that is the newest commit, the one before it as well, since what was just pushed is its own main branch. Undefined
 * where there is no git history.
 */
export function publishedLedgers(root: string): Map<string, string>[] | undefined {
  const head = git(root, 'rev-parse', '--verify', '--quiet', 'HEAD');
  if (!head) return undefined;
  const main = ['origin/main', 'main'].find((name) => git(root, 'rev-parse', '--verify', '--quiet', name));
  const base = (main && git(root, 'merge-base', 'HEAD', main)) || head;
  const before = base === head && main ? git(root, 'rev-parse', '--verify', '--quiet', 'HEAD^') : undefined;
  return [base, before].filter((commit) => commit !== undefined).map((commit) => ledgersAt(root, commit));
}

function ledgersAt(root: string, commit: string): Map<string, string> {
  const paths = git(root, 'ls-tree', '--name-only', commit, `${LEDGERS}/`)?.split('\n') ?? [];
  const ledgers = paths.filter((path) => path.endsWith('.json'));
  // Paths are of this folder, which may be one inside the repository.
  return new Map(
    ledgers.map((path) => [
      path.slice(LEDGERS.length + 1, -'.json'.length),
      git(root, 'show', `${commit}:./${path}`) ?? '',
    ]),
  );
}

function git(root: string, ...args: string[]): string | undefined {
  try {
    return (
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}
