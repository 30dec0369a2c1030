import type { VFile } from 'vfile';
import { say } from '../article/problem.ts';
import { readProject, type Project } from '../check/project.ts';
import { checkProject } from '../check/rules.ts';
import { sourceProblems } from './permalinks.ts';
import { publishedLedgers } from './published-ledgers.ts';

/** The content under `root`, and the files of it in which something is wrong, with all that is. */
export function checkContent(root: string, today: string): { project: Project; files: VFile[] } {
  const project = readProject(root, today);
  checkProject(project);
  const { fileAt } = project;
  for (const { path, what, remedy, ...where } of sourceProblems(root, publishedLedgers(root) ?? [])) {
    const isTold = fileAt(path).messages.some(
      ({ line, column }) => line === where.line && column === where.column,
    );
    if (!isTold) say(fileAt(path), where, what, remedy, 'permalink');
  }
  return { project, files: project.checked().filter(({ messages }) => messages.length > 0) };
}
