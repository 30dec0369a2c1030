import type { VFile } from 'vfile';
import { say } from '../article/problem.ts';
import { readProject, type Project } from './project.ts';
import { checkProject } from './rules.ts';
import { everPublished } from '../links/history.ts';
import { linkProblems } from '../links/rules.ts';

/** The content under `root`, and the files of it in which something is wrong, with all that is. */
export function checkContent(root: string, today: string): { project: Project; files: VFile[] } {
  const project = readProject(root, today);
  checkProject(project);
  for (const [path, where, what, instead, rule] of linkProblems(project, everPublished(root)))
    say(project.fileAt(path), where, what, instead, rule);
  return { project, files: project.checked().filter(({ messages }) => messages.length > 0) };
}
