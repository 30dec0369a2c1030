import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildSummary, type ArticleWeight, type Built } from '../lib/build-summary.ts';
import { budgetProblems, fontProblems } from '../lib/page-budget.ts';
import { idsOf, pageProblems } from '../lib/page-checks.ts';
import { elementsOf, type Page } from '../lib/page-tree.ts';
import { problemLines, type Problem } from '../lib/problem.ts';
import { filesIn } from './built-folder.ts';
import { parsedPage } from './parsed-page.ts';
import { weighing } from './weight.ts';

/** Ends a build whose pages have a fault, with all of them, and says of a good one what it holds; `site` is its address. */
export function checkOutput(site: string | undefined): AstroIntegration {
  return {
    name: 'check-output',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const { problems, built } = checkedFolder(fileURLToPath(dir), site);
        if (problems.length > 0) throw asError(problems);
        for (const line of buildSummary(built)) logger.info(line);
      },
    },
  };
}

/** What is wrong with the pages of a built folder, and what the folder holds. */
export function checkedFolder(
  folder: string,
  site: string | undefined,
): { problems: Problem[]; built: Built } {
  const files = filesIn(folder);
  const isFile = new Set(files);
  const read = (path: string): Page => parsedPage(path, readFileSync(join(folder, path), 'utf8'));
  const known = new Map<string, ReadonlySet<string>>();
  const ids = (path: string): ReadonlySet<string> | undefined => {
    if (!path.endsWith('.html')) return undefined;
    const found = known.get(path) ?? new Set(idsOf(read(path)));
    known.set(path, found);
    return found;
  };
  const weightOf = weighing(folder);
  const fonts = files
    .filter((path) => path.endsWith('.woff2'))
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const problems = fontProblems('fonts', fonts);
  const articles: ArticleWeight[] = [];
  let relative = 0;
  // One page at a time: a large site does not fit into memory.
  for (const path of files.filter((name) => name.endsWith('.html'))) {
    const page = read(path);
    problems.push(...pageProblems(page, { files: isFile, ids, base: site }));
    if (hasRelativeAddress(page)) relative++;
    if (!isArticle(page)) continue;
    const weight = weightOf(page);
    problems.push(...budgetProblems(path, weight));
    articles.push({ path, ...weight });
  }
  return { problems, built: { files, articles, relative, fonts } };
}

/** Whether a page is an article itself, and not the page of one of its places. */
function isArticle({ path, root }: Page): boolean {
  const isAbove = /^[^/]+\/index\.html$/.test(path);
  return (
    isAbove &&
    elementsOf(root).some(
      ({ attributes }) => attributes['property'] === 'og:type' && attributes['content'] === 'article',
    )
  );
}

function hasRelativeAddress({ root }: Page): boolean {
  return elementsOf(root).some(
    ({ tag, attributes }) =>
      tag === 'link' && attributes['rel'] === 'canonical' && !/^https?:/.test(attributes['href'] ?? ''),
  );
}

function asError(problems: readonly Problem[]): Error {
  const lines = problemLines(problems);
  const error = new Error(
    `what was built has ${lines.length} ${lines.length > 1 ? 'problems' : 'problem'} and is not published:\n\n${lines.join('\n')}\n`,
  );
  // The pages are at fault, not the line of code that noticed.
  error.stack = '';
  return error;
}
