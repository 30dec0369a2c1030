import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** Says of a file what is wrong with it, where, what to write instead, and which rule says so: the only maker of a problem. */
export function say(file: VFile, where: Where, what: string, instead: string, rule: string): void {
  const message = file.message(what, { place: pointOf(where), ruleId: rule, source: 'site' });
  Object.assign(message, { note: instead, fatal: true });
}

/** Where something begins, counted from 1. */
export function pointOf(where: Where): Point {
  const start = 'line' in where ? where : where.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** All problems as an author reads them, `path:line:col  what; instead [rule]`, sorted by place, each once. */
export function problemLines(files: readonly VFile[]): string[] {
  return problems(files).map(
    ({ path, line, column, what, instead, rule }) =>
      `${path}:${line}:${column}  ${what}; ${instead} [${rule}]`,
  );
}

/** The same with how many there are. */
export function report(files: readonly VFile[]): string {
  const lines = problemLines(files);
  return [...lines, '', counted(lines.length, 'problem')].join('\n');
}

/** Whether anything is wrong with the files. */
export function hasProblems(files: readonly VFile[]): boolean {
  return files.some(({ messages }) => messages.length > 0);
}

/** Throws everything that is wrong with the files under a heading, without a stack: no line of code is at fault. */
export function stopOn(files: readonly VFile[], heading: string): void {
  if (hasProblems(files)) throw Object.assign(new Error(`${heading}:\n\n${report(files)}\n`), { stack: '' });
}

/** A number of things in words: "1 problem", "1,024 words". */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** What was said of files, sorted and each once. */
function problems(files: readonly VFile[]) {
  const all = files.flatMap(({ path, messages }) =>
    messages.map(({ line = 1, column = 1, reason: what, note: instead, ruleId: rule = '' }) => {
      const point = [line, column].map((number) => String(number).padStart(9));
      const key = [path, ...point, rule, what].join('\0');
      return { key, path, line, column, what, instead, rule };
    }),
  );
  const once = new Map(all.map((problem) => [problem.key, problem]));
  // By code unit, so that the order does not depend on the author's language.
  return [...once.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A node of a tree, or a point of the file. */
export type Where = Node | { position?: Position | undefined } | Point;
/** What a rule finds: where, what is wrong with the words at fault, what to write instead. */
export type Finding = [where: Where, what: string, instead: string];
