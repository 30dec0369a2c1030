/** One line for the author: where it is, what is wrong, what to write instead and which rule says so. */
export function problemText(problem: Problem): string {
  const { path, line, column, message, fix, rule, severity } = problem;
  return `${path}:${line}:${column}  ${severity ? `${severity}: ` : ''}${message}; ${fix} [${rule}]`;
}

/** The same as a workflow command, which GitHub shows beside the line of the file. */
export function annotation({ path, line, column, message, fix, rule, severity }: Problem): string {
  const properties = `file=${property(path)},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity ?? 'error'} ${properties}::${data(`${message}; ${fix}`)}`;
}

/** Problems by file, line, column and rule, each once. */
export function sorted(problems: Iterable<Problem>): Problem[] {
  const once = new Map([...problems].map((problem) => [problemText(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      order(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      order(a.rule, b.rule) ||
      order(a.message, b.message),
  );
}

/** True where a problem stops the build; a warning does not. */
export function stops(problem: Problem): boolean {
  return problem.severity !== 'warning';
}

// By code unit, so that the order does not depend on the author's language.
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Something that an author got wrong, with its place in the author's own file, both counted from 1. */
export interface Problem {
  path: string;
  line: number;
  column: number;
  message: string;
  fix: string;
  rule: string;
  severity?: 'warning';
}
