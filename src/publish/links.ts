import { nearest } from '../article/nearest.ts';
import type { Problem } from '../lib/problem.ts';
import type { Facts } from './page.ts';

/** Addresses in pages that lead to no file or place of the folder, and ids that a page has twice; `site` is its URL where known. */
export function checkPages(
  pages: ReadonlyMap<string, Facts>,
  files: ReadonlySet<string>,
  site?: string,
): Problem[] {
  return [...pages.values()].flatMap(({ path, ids, links }) => [
    ...[...links].flatMap(([address, place]) => {
      const found = linkProblem(targetOf(address, path, site), pages, files);
      return found
        ? [{ path, ...place, what: `“${address}” ${found.what}`, remedy: `${found.remedy} [dead-link]` }]
        : [];
    }),
    ...[...ids].flatMap(([id, [first, ...more]]) =>
      more.map((place) => ({
        path,
        ...place,
        what: `the id “${id}” is already used at ${first?.line}:${first?.column}`,
        remedy: 'give each element an id of its own [duplicate-id]',
      })),
    ),
  ]);
}

function linkProblem(
  target: Target | undefined,
  pages: ReadonlyMap<string, Facts>,
  files: ReadonlySet<string>,
): { what: string; remedy: string } | undefined {
  if (!target) return undefined;
  const { path, fragment } = target;
  if (path === undefined)
    return { what: 'leads out of the site', remedy: 'write a way that climbs to its root at most' };
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) {
    if (files.has(`${file}/index.html`))
      return { what: 'is a page without its slash', remedy: 'write the slash' };
    const near = nearest(file, files)?.replace(/(^|\/)index\.html$/, '$1');
    return {
      what: 'leads to no page or file of the site',
      remedy: near ? `did you mean /${near}?` : 'correct it',
    };
  }
  const ids = fragment ? pages.get(file)?.ids : undefined;
  if (!ids || ids.has(fragment)) return undefined;
  const near = nearest(fragment, ids.keys());
  return {
    what: 'leads to no place of its page',
    remedy: near ? `did you mean #${near}?` : 'correct it, or let the page have that id',
  };
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
