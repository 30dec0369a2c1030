import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ledger, ledgerLine, parseLedger, stateOf } from '../lib/ledger.ts';
import type { Problem } from '../lib/problem.ts';
import { LEDGERS } from '../markdown/read-article.ts';
import { articleFiles } from './article-files.ts';
import { attribute, elements } from './built-html.ts';

/** Ids of the ledgers that a built article does not have just once, and minted ids in it that no ledger has. */
export function builtProblems(root: string, dist: string): Problem[] {
  return publishedArticles(root).flatMap(({ slug, ledger }) => {
    const page = `${slug}/index.html`;
    if (!existsSync(join(dist, page)))
      return [problem(page, 1, 'the article was not built', 'build it, since links lead there')];
    const html = readFileSync(join(dist, page), 'utf8');
    return pageProblems(html, ledger, page);
  });
}

/** Ids of the ledgers whose share page was not built. */
export function sharePageProblems(root: string, dist: string): Problem[] {
  return publishedArticles(root).flatMap(({ slug, ledger }) =>
    [...ledger.ids.keys()]
      .filter((id) => !existsSync(join(dist, slug, 'at', id, 'index.html')))
      .map((id) =>
        problem(
          `${LEDGERS}/${slug}.json`,
          ledgerLine(ledger, id),
          `${id} has no share page ${slug}/at/${id}/index.html`,
          'make the page route list every id of the ledger',
        ),
      ),
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
    const what =
      lines.length === 0
        ? `the ${stateOf(entry)} id ${id} stands nowhere in the page`
        : `the ${stateOf(entry)} id ${id} stands ${lines.length} times in the page`;
    return [problem(page, lines[1] ?? 1, what, REMEDIES[stateOf(entry)])];
  });
  const others = found.flatMap(({ id, line }) => {
    if (ledger.ids.has(id)) return [];
    if (MINTED.test(id))
      return [
        problem(page, line, `“${id}” is an id of the page and not of the ledger`, 'run npm run anchors'),
      ];
    const isUsable = id && !/[\sA-Z]/.test(id);
    return isUsable ? [] : [problem(page, line, `“${id}” is no id that a link can name`, USABLE)];
  });
  return [...expected, ...others];
}

const USABLE = 'use lower-case letters, digits and hyphens';
const MINTED = /^[pqf]-[^-]{4}$/;
const REMEDIES = {
  live: 'let the component that draws this place put its id on one element',
  alias: 'let the component that draws the place it leads to put one <span class="alias"> in it',
  gone: 'let the page draw its note once, near the place that the ledger names',
};

function publishedArticles(root: string): { slug: string; ledger: Ledger }[] {
  const files = articleFiles(root).filter(({ ledger }) => ledger !== undefined);
  return files.map(({ slug, ledger = '' }) => ({
    slug,
    ledger: parseLedger(ledger, `${LEDGERS}/${slug}.json`).ledger,
  }));
}

const problem = (path: string, line: number, what: string, remedy: string): Problem => ({
  path,
  line,
  column: 1,
  what,
  remedy,
});
