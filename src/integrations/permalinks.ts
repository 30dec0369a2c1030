import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reconcile } from '../lib/anchors.ts';
import { parseLedger } from '../lib/ledger.ts';
import { compareLedgers } from '../lib/ledger-history.ts';
import type { Problem } from '../lib/problem.ts';
import { ARTICLES, LEDGERS, readArticle } from '../markdown/read-article.ts';
import { articleFiles, ledgerSlugs } from './article-files.ts';

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

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
