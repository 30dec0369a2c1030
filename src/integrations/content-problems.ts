import { problemsIn } from '../rules/all.ts';
import { sorted, type Problem } from '../rules/problem.ts';
import type { Project } from '../rules/project.ts';
import { sourceProblems } from './permalinks.ts';
import { publishedLedgers } from './published-ledgers.ts';

/** Everything that keeps the content under `root` from being published: what the rules find, and links that would break. */
export function contentProblems(root: string, project: Project): Problem[] {
  const found = problemsIn(project);
  const told = new Set(found.map(place));
  const links = sourceProblems(root, publishedLedgers(root) ?? []).map(({ what, remedy, ...at }) => ({
    ...at,
    message: what,
    fix: remedy,
    rule: 'permalink',
  }));
  return sorted([...found, ...links.filter((link) => !told.has(place(link)))]);
}

const place = ({ path, line, column }: Problem): string => `${path}:${line}:${column}`;
