import type { Problem } from './problem.ts';

/** What an article's page may weigh in bytes after brotli 11, and its fonts as they are (SPEC 9). */
export const BUDGET = { page: 14_600, style: 5500, script: 2000, fonts: 60_000 } as const;

/** What an article's page weighs too much. */
export function budgetProblems(path: string, weight: Omit<Weight, 'fonts'>): Problem[] {
  return (['page', 'style', 'script'] as const).flatMap((part) => overweight(path, part, weight[part]));
}

/** What the fonts of a folder weigh too much together; `path` is the folder's. */
export function fontProblems(path: string, bytes: number): Problem[] {
  return overweight(path, 'fonts', bytes);
}

function overweight(path: string, part: keyof Weight, bytes: number): Problem[] {
  if (bytes <= BUDGET[part]) return [];
  const { named, remedy } = WORDS[part];
  const what = `${named} ${number(bytes)} bytes, ${number(bytes - BUDGET[part])} more than the budget of ${number(BUDGET[part])}`;
  return [{ path, line: 1, column: 1, what, remedy: `${remedy} [${part}-budget]` }];
}

const WORDS = {
  page: { named: 'the page weighs', remedy: 'shorten the article, or split it in two' },
  style: { named: 'the style in the page weighs', remedy: 'take out rules that the page does not need' },
  script: { named: 'the script in the page weighs', remedy: 'take out what is not needed' },
  fonts: {
    named: 'the woff2 files together weigh',
    remedy: 'leave out characters or faces with npm run fonts',
  },
};

const number = (value: number): string => value.toLocaleString('en');

export type Weight = Record<keyof typeof BUDGET, number>;
