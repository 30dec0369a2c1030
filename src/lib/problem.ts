/** A problem as one line: where it is, what is wrong, what to do. */
export function problemLine({ path, line, column, what, remedy }: Problem): string {
  return `${path}:${line}:${column}  ${what}; ${remedy}`;
}

/** All problems as lines, sorted by file and place, each once. */
export function problemLines(problems: readonly Problem[]): string[] {
  const sorted = [...problems].sort(
    (a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.what, b.what),
  );
  return [...new Set(sorted.map(problemLine))];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Something that an author must put right: where, what is wrong with the words at fault, and what to do. */
export interface Problem {
  path: string;
  line: number;
  column: number;
  what: string;
  remedy: string;
}
