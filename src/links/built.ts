import { VFile } from 'vfile';
import { say } from '../article/problem.ts';
import { stateOf, type Ledger } from './ledger.ts';

/**
 * Says of the built articles where they do not keep what their ledgers promise: ids that a page lacks or has twice, generated
 * ids in it that its ledger does not have, share pages that are missing. Pages by their paths, ledgers by the article's slug.
 */
export function builtLinks(pages: ReadonlyMap<string, BuiltPage>, ledgers: ReadonlyMap<string, Ledger>) {
  return Array.from(ledgers, ([slug, ledger]) => {
    const path = `${slug}/index.html`;
    const { file, ids } = pages.get(path) ?? { file: new VFile({ path }) };
    const report = (line: number, what: string, instead: string): void =>
      say(file, { line, column: 1 }, what, instead, 'built-link');
    if (!ids) report(1, 'the article was not built', 'build it, since links lead there');
    for (const [id, entry] of ids ? ledger.ids : []) {
      const found = ids?.get(id) ?? [];
      const times = found.length > 0 ? `${found.length} times` : 'nowhere';
      const what = `the ${stateOf(entry)} id ${id} is ${times} in the page`;
      if (found.length !== 1) report(found[1]?.line ?? 1, what, REMEDIES[stateOf(entry)]);
      if (!pages.has(`${slug}/at/${id}/index.html`))
        report(1, `${id} has no share page ${slug}/at/${id}/`, LIST);
    }
    for (const [id, [first]] of ids ?? []) {
      const line = first?.line ?? 1;
      if (ledger.ids.has(id)) continue;
      if (GENERATED.test(id))
        report(line, `“${id}” is in the page and not in the ledger`, 'run npm run anchors');
      else if (!id || /[\sA-Z]/.test(id))
        report(line, `“${id}” cannot be used in a link`, 'use lower-case letters, digits and hyphens');
    }
    return file;
  });
}

const GENERATED = /^[pqf]-[^-]{4}$/;
const LIST = 'make the page route list every id in the ledger';
const REMEDIES = {
  live: 'let the component that draws this place put its id on one element',
  alias: 'let the component that draws the place it leads to put one <span class="alias"> in it',
  removed: 'let the page draw its note once, near the place that the ledger names',
};

/** A page: what is said of it, and its ids with the lines that they are on. */
type BuiltPage = { file: VFile; ids: ReadonlyMap<string, readonly { line: number }[]> };
