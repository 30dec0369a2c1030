import { nearest } from '../article/nearest.ts';
import type { Finding } from './page-checks.ts';
import { elementsOf, wordsOf, type Page, type PageElement } from './page-tree.ts';
import { isUrlMeta, mapCssUrls, mapSrcset, urlAttributes, urlListAttributes } from './portable.ts';

/** Addresses in a page that lead to no file, folder or place of those built with it. */
export function linkProblems(page: Page, built: BuiltFiles): Finding[] {
  return elementsOf(page.root).flatMap((at) =>
    addresses(at).flatMap((address) => {
      const problem = linkProblem(address, page.path, built);
      return problem ? [{ at, what: `“${address}” ${problem[0]}`, remedy: problem[1] }] : [];
    }),
  );
}

function linkProblem(
  address: string,
  from: string,
  built: BuiltFiles,
): [what: string, remedy: string] | undefined {
  const target = targetOf(address, from, built.base);
  if (target === undefined) return undefined;
  if (target === OUTSIDE) return ['leads out of the folder', 'write a way that climbs to its root at most'];
  const { path, fragment } = target;
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!built.files.has(file)) {
    if (built.files.has(`${file}/index.html`)) return ['is a folder without its slash', 'write the slash'];
    const near = nearest(file, built.files);
    return [
      'leads to no file of the folder',
      near ? `did you mean ${near.replace(/(^|\/)index\.html$/, '$1')}?` : 'correct it',
    ];
  }
  const ids = fragment ? built.ids(file) : undefined;
  if (!ids || ids.has(fragment)) return undefined;
  const near = nearest(fragment, ids);
  return [
    'leads to no place of its page',
    near ? `did you mean #${near}?` : 'correct it, or let the page have that id',
  ];
}

/** Where in the folder an address leads; undefined where it leads to another site. */
function targetOf(
  address: string,
  from: string,
  base: string | undefined,
): Target | typeof OUTSIDE | undefined {
  const own = base && address.startsWith(base) ? `/${address.slice(base.length)}` : address;
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(own)) return undefined;
  // The 404 page alone has addresses from the root: it is shown at any depth.
  const url = URL.parse(own.startsWith('/') ? FOLDER + own.slice(1) : own, FOLDER + from);
  if (!url?.href.startsWith(FOLDER)) return OUTSIDE;
  const [fragment = ''] = url.hash.slice(1).split(':~:');
  return { path: decoded(url.pathname.slice(new URL(FOLDER).pathname.length)), fragment: decoded(fragment) };
}

/** The addresses that an element holds. */
function addresses(element: PageElement): string[] {
  const found: string[] = [];
  const note = (address: string): string => (found.push(address.trim()), address);
  for (const [name, value] of Object.entries(element.attributes)) {
    if (urlAttributes.has(name) && value.trim()) note(value);
    if (urlListAttributes.has(name)) mapSrcset(value, note);
    if (name === 'style') mapCssUrls(value, note);
  }
  const { name, property, content = '' } = element.attributes;
  if (element.tag === 'meta' && isUrlMeta(property ?? name ?? '')) note(content);
  if (element.tag === 'style') mapCssUrls(wordsOf(element), note);
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const FOLDER = 'http://dist.invalid/any/folder/';
const OUTSIDE = 'outside';

/** The files of a built folder by their paths from it. */
export interface BuiltFiles {
  files: ReadonlySet<string>;
  /** The ids of a page that a link can lead to; undefined of any other file. */
  ids: (path: string) => ReadonlySet<string> | undefined;
  /** The site's own address, where it is known. */
  base?: string | undefined;
}

interface Target {
  path: string;
  fragment: string;
}
