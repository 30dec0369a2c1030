import { nearest } from '../article/nearest.ts';
import { say } from '../article/problem.ts';
import type { Facts } from './page.ts';

/** Says of pages which of their addresses lead to no file or place of the folder, and which ids they have twice; `site` is its URL where known. */
export function checkPages(
  pages: ReadonlyMap<string, Facts>,
  files: ReadonlySet<string>,
  site?: string,
): void {
  for (const { file, ids, links } of pages.values()) {
    for (const [address, place] of links) {
      const [what, instead] = linkProblem(targetOf(address, file.path, site), pages, files) ?? [];
      if (what && instead) say(file, place, `“${address}” ${what}`, instead, 'dead-link');
    }
    for (const [id, [first, ...more]] of ids) {
      const what = `the id “${id}” is already used at ${first?.line}:${first?.column}`;
      for (const place of more) say(file, place, what, 'give each element an id of its own', 'duplicate-id');
    }
  }
}

function linkProblem(
  target: Target | undefined,
  pages: ReadonlyMap<string, Facts>,
  files: ReadonlySet<string>,
): [what: string, instead: string] | undefined {
  if (!target) return undefined;
  const { path, fragment } = target;
  if (path === undefined) return ['leads out of the site', 'write a way that climbs to its root at most'];
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`)) return ['is a page without its slash', 'write the slash'];
    const near = nearest(file, files)?.replace(/(^|\/)index\.html$/, '$1');
    return ['leads to no page or file of the site', near ? `did you mean /${near}?` : 'correct it'];
  }
  const ids = fragment ? pages.get(file)?.ids : undefined;
  if (!ids || ids.has(fragment)) return undefined;
  const near = nearest(fragment, ids.keys());
  return [
    'leads to no place of its page',
    near ? `did you mean #${near}?` : 'correct it, or let the page have that id',
  ];
}

/** Where in the folder an address leads, without a path where it leads out of it; undefined where it leads to another site. */
function targetOf(address: string, from: string, site: string | undefined): Target | undefined {
  const own = site && address.startsWith(site) ? `/${address.slice(site.length)}` : address;
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(own)) return undefined;
  const url = URL.parse(own.startsWith('/') ? FOLDER + own.slice(1) : own, FOLDER + from);
  if (!url?.href.startsWith(FOLDER)) return { fragment: '' };
  const [fragment = ''] = url.hash.slice(1).split(':~:');
  return { path: decoded(url.pathname.slice(new URL(FOLDER).pathname.length)), fragment: decoded(fragment) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const FOLDER = 'http://dist.invalid/any/folder/';

interface Target {
  path?: string;
  fragment: string;
}
