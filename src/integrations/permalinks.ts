import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { reconcile } from '../lib/anchors.ts';
import { type Ledger, ledgerLine, parseLedger, stateOf } from '../lib/ledger.ts';
import { compareLedgers } from '../lib/ledger-history.ts';
import { type Problem, problemLines } from '../lib/problem.ts';
import { ARTICLES, LEDGERS, readArticle } from '../markdown/read-article.ts';
import { articleFiles, ledgerSlugs } from './article-files.ts';
import { attribute, elements } from './built-html.ts';
import { publishedLedgers } from './published-ledgers.ts';

/** Stops a build in which a link that was ever published would break (SPEC 4.4); reads only. `root` is the project's folder. */
export function permalinks(root: string): AstroIntegration {
  return {
    name: 'permalinks',
    hooks: {
      'astro:build:start': ({ logger }) => {
        const published = publishedLedgers(root);
        if (!published) logger.warn('no git history here, so no earlier ledger to compare with');
        stopOn(sourceProblems(root, published ?? []));
      },
      'astro:build:done': ({ dir }) => stopOn(builtProblems(root, fileURLToPath(dir))),
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
    ...articles.flatMap(({ article, isDraft, problems }) => {
      if (isDraft) return problems;
      const { problems: faults, changes } = reconcile(article, sha256);
      const pending = changes.flatMap(({ path, line, column, found }) => (found ? [{ path, line, column, what: found, remedy: RUN }] : []));
      return [...problems, ...faults, ...pending];
    }),
    ...ledgerSlugs(root).filter((slug) => !slugs.has(slug)).map(articleMissing),
    ...published.flatMap((ledgers) => [...ledgers].flatMap(([slug, text]) => historyProblems(root, slug, text))),
  ];
}

/** Ids of the ledgers that a built article does not have just once, and minted ids in it that no ledger has. */
export function builtProblems(root: string, dist: string): Problem[] {
  return publishedArticles(root).flatMap(({ slug, ledger }) => {
    const page = `${slug}/index.html`;
    if (!existsSync(join(dist, page))) return [problem(page, 1, 'the article was not built', 'build it, since links lead there')];
    const html = readFileSync(join(dist, page), 'utf8');
    return pageProblems(html, ledger, page);
  });
}

/** Ids of the ledgers whose share page was not built. */
export function sharePageProblems(root: string, dist: string): Problem[] {
  return publishedArticles(root).flatMap(({ slug, ledger }) =>
    [...ledger.ids.keys()]
      .filter((id) => !existsSync(join(dist, slug, 'at', id, 'index.html')))
      .map((id) => problem(`${LEDGERS}/${slug}.json`, ledgerLine(ledger, id), `${id} has no share page ${slug}/at/${id}/index.html`, 'make the page route list every id of the ledger')),
  );
}

/** What `builtProblems` finds in one page’s HTML. */
export function pageProblems(html: string, ledger: Ledger, page: string): Problem[] {
  const found = elements(html).flatMap((element) => {
    const id = attribute(element, 'id');
    return id === undefined ? [] : [{ id, line: element.sourceCodeLocation?.startLine ?? 1 }];
  });
  const expected = [...ledger.ids].flatMap(([id, entry]) => {
    const lines = found.filter((each) => each.id === id).map(({ line }) => line);
    if (lines.length === 1) return [];
    const what = lines.length === 0 ? `the ${stateOf(entry)} id ${id} stands nowhere in the page` : `the ${stateOf(entry)} id ${id} stands ${lines.length} times in the page`;
    return [problem(page, lines[1] ?? 1, what, REMEDIES[stateOf(entry)])];
  });
  const others = found.flatMap(({ id, line }) => {
    if (ledger.ids.has(id)) return [];
    if (MINTED.test(id)) return [problem(page, line, `“${id}” is an id of the page and not of the ledger`, RUN)];
    return !id || /[\sA-Z]/.test(id) ? [problem(page, line, `“${id}” is no id that a link can name`, 'use lower-case letters, digits and hyphens')] : [];
  });
  return [...expected, ...others];
}

/** Ends the build with all problems at once, or does nothing when there are none. */
export function stopOn(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const error = new Error(`${problems.length} ${problems.length > 1 ? 'links' : 'link'} would break:\n\n${problemLines(problems).join('\n')}\n`);
  // The author's files are at fault, not the line of code that noticed.
  error.stack = '';
  throw error;
}

const RUN = 'run npm run anchors';
const MINTED = /^[pqf]-[^-]{4}$/;
const REMEDIES = {
  live: 'let the component that draws this place put its id on one element',
  alias: 'let the component that draws the place it leads to put one <span class="alias"> in it',
  gone: 'let the page draw its note once, near the place that the ledger names',
};

function historyProblems(root: string, slug: string, before: string): Problem[] {
  const path = `${LEDGERS}/${slug}.json`;
  if (!existsSync(join(root, path))) return [problem(path, 1, 'the ledger was published and is missing', 'take it as it is in git')];
  return compareLedgers(parseLedger(before, path).ledger, parseLedger(readFileSync(join(root, path), 'utf8'), path).ledger, path);
}

function articleMissing(slug: string): Problem {
  return problem(`${LEDGERS}/${slug}.json`, 1, `${ARTICLES}/${slug}.mdx, whose links are here, is missing`, 'put the article back under this name');
}

function publishedArticles(root: string): { slug: string; ledger: Ledger }[] {
  const files = articleFiles(root).filter(({ ledger }) => ledger !== undefined);
  return files.map(({ slug, ledger = '' }) => ({ slug, ledger: parseLedger(ledger, `${LEDGERS}/${slug}.json`).ledger }));
}

const problem = (path: string, line: number, what: string, remedy: string): Problem => ({ path, line, column: 1, what, remedy });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
