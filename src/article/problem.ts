import type { Node, Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';

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
  return found(files).map(({ file, message }) => {
    const { line, column, reason, note, ruleId } = message;
    return `${file.path}:${line}:${column}  ${stops(message) ? '' : 'warning: '}${reason}; ${note} [${ruleId}]`;
  });
}

/** The same with how many there are. */
export function report(files: readonly VFile[]): string {
  const all = found(files).map(({ message }) => message);
  const errors = all.filter(stops).length;
  const counts = [
    counted(errors, 'problem'),
    ...(all.length > errors ? [counted(all.length - errors, 'warning')] : []),
  ];
  return [...problemLines(files), '', counts.join(', ')].join('\n');
}

/** The same as workflow commands, which GitHub shows beside the line of the file: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function annotations(files: readonly VFile[]): string[] {
  const data = (text: unknown): string =>
    String(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: unknown): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return found(files).map(({ file, message }) => {
    const { line, column, reason, note, ruleId } = message;
    const place = `file=${property(file.path)},line=${line},col=${column},title=${property(ruleId)}`;
    return `::${stops(message) ? 'error' : 'warning'} ${place}::${data(`${reason}; ${note}`)}`;
  });
}

/** Whether anything in the files stops a build. */
export function isRefused(files: readonly VFile[]): boolean {
  return files.some(({ messages }) => messages.some(stops));
}

/** Throws everything that is wrong with the files under a heading, without a stack: no line of code is at fault. */
export function stopOn(files: readonly VFile[], heading: string): void {
  if (isRefused(files)) throw Object.assign(new Error(`${heading}:\n\n${report(files)}\n`), { stack: '' });
}

/** A number of things in words: "1 problem", "1,024 words". */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function found(files: readonly VFile[]): Found[] {
  const all = files.flatMap((file) => file.messages.map((message) => ({ file, message })));
  const once = new Map(
    all.map((each) => [JSON.stringify([each.file.path, ...keyOf(each.message)]), each] as const),
  );
  return [...once.values()].sort(
    (a, b) =>
      order(a.file.path, b.file.path) ||
      (a.message.line ?? 0) - (b.message.line ?? 0) ||
      (a.message.column ?? 0) - (b.message.column ?? 0) ||
      order(a.message.ruleId ?? '', b.message.ruleId ?? '') ||
      order(a.message.reason, b.message.reason),
  );
}

const keyOf = ({ line, column, reason, ruleId }: VFileMessage): unknown[] => [line, column, ruleId, reason];
const stops = ({ fatal }: VFileMessage): boolean => fatal === true;
// By code unit, so that the order does not depend on the author's language.
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Found {
  file: VFile;
  message: VFileMessage;
}

/** A node of a tree, or a point of the file. */
export type Where = Node | { position?: Position | undefined } | Point;
/** What a rule finds: where, what is wrong with the words at fault, what to write instead. */
export type Finding = [where: Where, what: string, instead: string, isWarning?: true];
