import { ledgerLine, stateOf, type Ledger } from '../lib/ledger.ts';
import type { Problem } from '../lib/problem.ts';

/**
 * Where the built pages do not keep what the ledgers promise: ids that an article lacks or has twice, generated ids in it that
 * its ledger does not have, and share pages that are missing. Pages by their paths, ledgers by the article's slug.
 */
export function builtLinks(
  pages: ReadonlyMap<string, BuiltPage>,
  ledgers: ReadonlyMap<string, Ledger>,
): Problem[] {
  return [...ledgers].flatMap(([slug, ledger]) => [
    ...articleProblems(pages.get(`${slug}/index.html`), slug, ledger),
    ...[...ledger.ids.keys()]
      .filter((id) => !pages.has(`${slug}/at/${id}/index.html`))
      .map((id) => ({
        path: `content/permalinks/${slug}.json`,
        line: ledgerLine(ledger, id),
        column: 1,
        what: `${id} has no share page ${slug}/at/${id}/index.html`,
        remedy: 'make the page route list every id of the ledger',
      })),
  ]);
}

function articleProblems(page: BuiltPage | undefined, slug: string, ledger: Ledger): Problem[] {
  const path = `${slug}/index.html`;
  const problem = (line: number, what: string, remedy: string): Problem => ({
    path,
    line,
    column: 1,
    what,
    remedy,
  });
  if (!page) return [problem(1, 'the article was not built', 'build it, since links lead there')];
  const expected = [...ledger.ids].flatMap(([id, entry]) => {
    const found = page.ids.get(id) ?? [];
    if (found.length === 1) return [];
    const state = stateOf(entry);
    const where = found.length === 0 ? 'nowhere in the page' : `${found.length} times in the page`;
    return [problem(found[1]?.line ?? 1, `the ${state} id ${id} is ${where}`, REMEDIES[state])];
  });
  const others = [...page.ids].flatMap(([id, [first]]) => {
    if (ledger.ids.has(id)) return [];
    const line = first?.line ?? 1;
    if (GENERATED.test(id))
      return [problem(line, `“${id}” is an id of the page and not of the ledger`, 'run npm run anchors')];
    const isUsable = id && !/[\sA-Z]/.test(id);
    return isUsable ? [] : [problem(line, `“${id}” is no id that a link can name`, USABLE)];
  });
  return [...expected, ...others];
}

const USABLE = 'use lower-case letters, digits and hyphens';
const GENERATED = /^[pqf]-[^-]{4}$/;
const REMEDIES = {
  live: 'let the component that draws this place put its id on one element',
  alias: 'let the component that draws the place it leads to put one <span class="alias"> in it',
  gone: 'let the page draw its note once, near the place that the ledger names',
};

/** A page by its ids, with the lines that they are on. */
interface BuiltPage {
  ids: ReadonlyMap<string, readonly { line: number }[]>;
}
