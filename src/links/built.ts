import type { Point } from 'unist';
import { stateOf } from './entry.ts';
import { isGenerated } from './ids.ts';
import { finalSlug, TOP, type Ledger, type Problem } from './ledger.ts';

/**
 * Where the built pages do not keep what the ledgers promise: ids that the page of an address lacks or has twice, generated ids
 * in it that its ledger does not have, share pages that are missing. Pages by their paths, ledgers by the article's slug.
 */
export function* builtLinks(
  pages: ReadonlyMap<string, BuiltPage>,
  ledgers: ReadonlyMap<string, Ledger>,
): Iterable<Problem> {
  for (const [slug, ledger] of ledgers) {
    const path = `${slug}/index.html`;
    const ids = pages.get(path)?.ids;
    const now = ledgers.get(finalSlug(ledgers, slug)) ?? ledger;
    const found = (where: Point, what: string, instead: string): Problem => [
      path,
      where,
      what,
      instead,
      'built-link',
    ];
    if (!ids) yield found(TOP, 'the page was not built', 'build it, since links lead there');
    for (const [id, entry] of ids ? now.ids : []) {
      const [first, second] = ids?.get(id) ?? [];
      const state = ledger.end ? 'former' : stateOf(entry);
      const times = first ? `${ids?.get(id)?.length} times` : 'nowhere';
      if (!first || second)
        yield found(second ?? TOP, `the ${state} id ${id} is ${times} in the page`, REMEDIES[state]);
      if (!pages.has(`${slug}/at/${id}/index.html`))
        yield found(TOP, `${id} has no share page ${slug}/at/${id}/`, LIST);
    }
    for (const [id, [where = TOP]] of ids ?? []) {
      if (now.ids.has(id)) continue;
      if (isGenerated(id))
        yield found(where, `“${id}” is in the page and not in the ledger`, 'run npm run anchors');
      else if (!id || /[\sA-Z]/.test(id))
        yield found(where, `“${id}” cannot be used in a link`, 'use lower-case letters, digits and hyphens');
    }
  }
}

const LIST = 'make the page route list every id in the ledger';
const REMEDIES = {
  live: 'let the component that draws this place put its id on one element',
  alias: 'let the component that draws the place it leads to put one <span class="alias"> in it',
  removed: 'let the page draw its note once, near the place that the ledger names',
  former: 'let the page that is left at a former address have one element with each id',
};

/** The ids of a page, with the places where they are. */
type BuiltPage = { ids: ReadonlyMap<string, readonly Point[]> };
