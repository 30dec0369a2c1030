import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';

/**
 * Says of a file what is wrong with it, where, what to write instead, and which rule says so: the only maker of a problem.
 * A warning does not stop a build.
 */
export function say(
  file: VFile,
  where: Where,
  what: string,
  instead: string,
  rule: string,
  isWarning = false,
): void {
  const { line, column } = pointOf(where);
  const message = file.message(what, { place: { line, column }, ruleId: rule, source: 'site' });
  Object.assign(message, { note: instead, fatal: !isWarning });
}

/** Where something begins, counted from 1. */
export function pointOf(where: Where): Point {
  const start = 'line' in where ? where : where.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** All problems as an author reads them, `path:line:col  what; instead [rule]`, sorted by place, each once. */
export function problemLines(files: readonly VFile[]): string[] {
  return problems(files).map(
    ({ path, line, column, what, instead, rule, isError }) =>
      `${path}:${line}:${column}  ${isError ? '' : 'warning: '}${what}; ${instead} [${rule}]`,
  );
}

/** The same with how many there are. */
export function report(files: readonly VFile[]): string {
  const all = problems(files);
  const errors = all.filter(({ isError }) => isError).length;
  const warnings = all.length - errors;
  const count = counted(errors, 'problem') + (warnings ? `, ${counted(warnings, 'warning')}` : '');
  return [...problemLines(files), '', count].join('\n');
}

/** The same as workflow commands, which GitHub shows beside the line of the file: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function annotations(files: readonly VFile[]): string[] {
  const escaped = (text: string, characters: RegExp): string => text.replace(characters, encodeURIComponent);
  return problems(files).map(({ path, line, column, what, instead, rule, isError }) => {
    const place = `file=${escaped(path, /[%\r\n:,]/g)},line=${line},col=${column},title=${rule}`;
    return `::${isError ? 'error' : 'warning'} ${place}::${escaped(`${what}; ${instead}`, /[%\r\n]/g)}`;
  });
}

/** Whether anything in the files stops a build. */
export function isRefused(files: readonly VFile[]): boolean {
  return problems(files).some(({ isError }) => isError);
}

/** Throws everything that is wrong with the files under a heading, without a stack: no line of code is at fault. */
export function stopOn(files: readonly VFile[], heading: string): void {
  if (isRefused(files)) throw Object.assign(new Error(`${heading}:\n\n${report(files)}\n`), { stack: '' });
}

/** A number of things in words: "1 problem", "1,024 words". */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** What was said of files, sorted and each once. */
function problems(files: readonly VFile[]) {
  const all = files.flatMap(({ path, messages }) =>
    messages.map(({ line = 1, column = 1, reason: what, note: instead, ruleId: rule = '', fatal }) => {
      const place = [line, column].map((number) => String(number).padStart(9));
      const key = [path, ...place, rule, what].join('\0');
      return { key, path, line, column, what, instead, rule, isError: fatal === true };
    }),
  );
  const once = new Map(all.map((problem) => [problem.key, problem]));
  // By code unit, so that the order does not depend on the author's language.
  return [...once.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A node of a tree, or a point of the file. */
export type Where = Node | { position?: Position | undefined } | Point;
/** What a rule finds: where, what is wrong with the words at fault, what to write instead. */
export type Finding = [where: Where, what: string, instead: string, isWarning?: true];
