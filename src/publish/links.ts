import { unescape } from 'node:querystring';
import { nearest } from '../article/nearest.ts';
import { say } from '../article/problem.ts';
import type { Facts } from './page.ts';

/** Adds to pages their problems: addresses that lead to no file or place of the site, and ids used twice. `site` is its URL where known. */
export function checkPages(pages: Pages, files: ReadonlySet<string>, site?: string): void {
  for (const { file, ids, links } of pages.values()) {
    for (const [address, where] of links) {
      const own = site && address.startsWith(site) ? `/${address.slice(site.length)}` : address;
      const [what, instead] = linkProblem(own, file.path, pages, files) ?? [];
      if (what && instead) say(file, where, `“${address}” ${what}`, instead, 'dead-link');
    }
    for (const [id, [first, ...more]] of ids) {
      const what = `the id “${id}” is already used at ${first?.line}:${first?.column}`;
      for (const where of more) say(file, where, what, 'give each element an id of its own', 'duplicate-id');
    }
  }
}

/** What is wrong with an address on a page, and what to write instead; undefined where it leads somewhere, or to another site. */
function linkProblem(
  address: string,
  from: string,
  pages: Pages,
  files: ReadonlySet<string>,
): [what: string, instead: string] | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) return undefined;
  const url = URL.parse(address.replace(/^\//, ANY_FOLDER), ANY_FOLDER + from);
  if (!url?.href.startsWith(ANY_FOLDER))
    return ['leads out of the site', 'write it from the root of the site, with / at its beginning'];
  const path = unescape(url.pathname.slice(new URL(ANY_FOLDER).pathname.length));
  const file = path.replace(/(^|\/)$/, '$1index.html');
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`))
      return ['is the address of a page without the slash at its end', 'add the slash'];
    const near = nearest(file, files)?.replace(/(^|\/)index\.html$/, '$1');
    return ['leads to no page or file of the site', near ? `did you mean /${near}?` : 'correct it'];
  }
  const fragment = unescape(url.hash.replace(/^#|:~:.*/g, ''));
  const ids = fragment ? pages.get(file)?.ids : undefined;
  if (!ids || ids.has(fragment)) return undefined;
  const near = nearest(fragment, ids.keys());
  return [
    'leads to no id of its page',
    near ? `did you mean #${near}?` : 'correct it, or give the page that id',
  ];
}

// Deep enough that an address which climbs out of the site is not one of its addresses.
const ANY_FOLDER = 'http://dist.invalid/any/folder/';

type Pages = ReadonlyMap<string, Facts>;
