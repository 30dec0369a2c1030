import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { reconcile } from '../lib/anchors.ts';
import { parseLedger } from '../lib/ledger.ts';
import { compareLedgers } from '../lib/ledger-history.ts';
import { type Problem, problemLines } from '../lib/problem.ts';
import { ARTICLES, LEDGERS, readArticle } from '../markdown/read-article.ts';
import { articleFiles, ledgerSlugs } from './article-files.ts';
import { builtProblems, sharePageProblems } from './built-anchors.ts';
import { publishedLedgers } from './published-ledgers.ts';

/**
 * Stops a build whose pages lack an id or a share page that was ever published (SPEC 4.4); reads only. What is wrong in the
 * source stops it earlier, with everything else that is wrong there (content-check). `root` is the project's folder.
 */
export function permalinks(root: string): AstroIntegration {
  return {
    name: 'permalinks',
    hooks: {
      'astro:build:start': ({ logger }) => {
        if (!publishedLedgers(root)) logger.warn('no git history here, so no earlier ledger to compare with');
      },
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        stopOn([...builtProblems(root, dist), ...sharePageProblems(root, dist)]);
      },
    },
  };
}

/**
 * Where the articles under `root`, their ledgers and the ledgers as they were published disagree. What the command would put
 * right says so.
 */
export function sourceProblems(root: string, published: readonly ReadonlyMap<string, string>[]): Problem[] {
  const articles = articleFiles(root).map(({ slug, source, ledger }) => readArticle(slug, source, ledger));
  const slugs = new Set(articles.map(({ article }) => article.slug));
  return [
    ...articles.flatMap(({ article, isDraft, isReadable, problems }) => {
      if (isDraft || !isReadable) return problems;
      const { problems: faults, changes } = reconcile(article, sha256);
      const pending = changes.flatMap(({ path, line, column, found }) =>
        found ? [{ path, line, column, what: found, remedy: RUN }] : [],
      );
      return [...problems, ...faults, ...pending];
    }),
    ...ledgerSlugs(root)
      .filter((slug) => !slugs.has(slug))
      .map(articleMissing),
    ...published.flatMap((ledgers) =>
      [...ledgers].flatMap(([slug, text]) => historyProblems(root, slug, text)),
    ),
  ];
}

/** Ends the build with all problems at once, or does nothing when there are none. */
export function stopOn(problems: readonly Problem[]): void {
  if (problems.length > 0) stop(listed(problems));
}

function stop(message: string): never {
  const error = new Error(message);
  // The author's files are at fault, not the line of code that noticed.
  error.stack = '';
  throw error;
}

const RUN = 'run npm run anchors';

function historyProblems(root: string, slug: string, before: string): Problem[] {
  const path = `${LEDGERS}/${slug}.json`;
  if (!existsSync(join(root, path)))
    return [
      {
        path,
        line: 1,
        column: 1,
        what: 'the ledger was published and is missing',
        remedy: 'take it as it is in git',
      },
    ];
  const { ledger, problems } = parseLedger(readFileSync(join(root, path), 'utf8'), path);
  return problems.length > 0 ? [] : compareLedgers(parseLedger(before, path).ledger, ledger, path);
}

function articleMissing(slug: string): Problem {
  const what = `${ARTICLES}/${slug}.mdx, whose links are here, is missing`;
  return {
    path: `${LEDGERS}/${slug}.json`,
    line: 1,
    column: 1,
    what,
    remedy: 'put the article back under this name',
  };
}

function listed(problems: readonly Problem[]): string {
  const lines = problemLines(problems);
  return `the links into the articles are not in order:\n\n${lines.join('\n')}\n\n${lines.length} ${lines.length > 1 ? 'problems' : 'problem'}\n`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
