import type { Problem } from './problem.ts';
import type { Project } from './project.ts';

/** A rule that marks what it finds with its id. */
export function rule(id: string, find: (project: Project) => Iterable<Finding>): Rule {
  return { id, check: (project) => Array.from(find(project), (found) => ({ ...found, rule: id })) };
}

/** What a rule found wrong at a point of a file, and what to write instead. */
export function finding(
  file: { path: string },
  { line, column }: Point,
  message: string,
  fix: string,
): Finding {
  return { path: file.path, line, column, message, fix };
}

/** Words at fault as a message quotes them: on one line and not too long. */
export function quoted(words: string, longest = 80): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const signs = [...line];
  return `“${signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : line}”`;
}

/** The start of a fix: the near word where there is one. */
export function didYouMean(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `did you mean ${quoted(near)}?`;
}

export interface Rule {
  id: string;
  check: (project: Project) => Problem[];
}

export type Finding = Omit<Problem, 'rule'>;

export interface Point {
  line: number;
  column: number;
}
