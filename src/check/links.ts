import { unescape } from 'node:querystring';
import { nodesOf, type Page } from '../article/article.ts';
import { flattened } from '../article/mdx.ts';
import { nearest } from '../article/nearest.ts';
import { didYouMean, plainText, quoted } from '../article/text.ts';
import { finalSlug } from '../links/ledger.ts';
import { placeIds, type PageRules, type Project, type ProjectRules } from './project.ts';

/** Links: words that say where they lead, and addresses that open a page or a letter. */
export const links: PageRules = {
  *'empty-link'(article) {
    for (const { where, url } of addressed(article))
      if (url === '' || url === '#')
        yield [where, 'the link has no address', 'write it between the parentheses: [words](address)'];
    for (const { node } of nodesOf(article, 'link', 'linkReference')) {
      const hasPicture = flattened(node).some((each) => each.node.type === 'image');
      if (plainText(node) || hasPicture) continue;
      const what = `the link to ${quoted(node.type === 'link' ? node.url : node.identifier)} has no words`;
      yield [node, what, 'write them between the brackets: [words](address)'];
    }
  },

  // A source may have only http:, and is cited by its entry.
  *'insecure-link'(article) {
    for (const { where, url } of addressed(article)) {
      const better = url.replace(/^http:/i, 'https:');
      const instead = `write ${better} if it works, or cite the page as a source`;
      if (better !== url) yield [where, `the link ${quoted(url)} is not encrypted`, instead];
    }
  },

  *'link-scheme'(article) {
    const instead = 'begin it with https://, with / for a page of this site, or with mailto:';
    for (const { where, url } of addressed(article))
      if (!isInternal(url) && !/^(https?:\/\/[^/]|mailto:[^@\s]+@[^@\s]+$)/i.test(url))
        yield [where, `the link ${quoted(url)} leads to no page`, instead];
  },

  // An address without brackets goes on to the next space.
  *'swallowed-mark'(article) {
    for (const { where, url, swallowed } of addressed(article)) {
      // Another rule finds a link that has its ] without its (.
      const before = article.text.slice(0, where.position?.start.offset);
      if (!swallowed || /(?<!\[\^[^\]]*)\] *\($/.test(before)) continue;
      const what = `${quoted(swallowed)} becomes part of the address ${quoted(url)}`;
      yield [where, what, 'write the link as [words](address), then the note or id'];
    }
  },

  // Those who hear links hear them without the sentence.
  *'vague-link'(article) {
    for (const { node } of nodesOf(article, 'link', 'linkReference')) {
      const words = plainText(node);
      const bare = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
      const what = `the link’s words ${quoted(words)} do not say where it leads`;
      if (VAGUE.includes(bare.trim())) yield [node, what, 'link the words that name what is there'];
    }
  },
};

/** Links within the site lead to a page and a place that exist. */
export const linksWithin: ProjectRules = {
  *'broken-link'(project) {
    const pages = pagePaths(project);
    for (const article of [...project.articles, ...project.pages])
      for (const { where, url } of addressed(article)) {
        const fault = isInternal(url) && !/^#?$/.test(url) && faultOf(project, pages, article, url);
        if (fault) yield [article.file.path, where, ...fault];
      }
  },
};

function faultOf(project: Project, pages: Set<string>, article: Page, url: string): Fault | undefined {
  const base = `https://site.invalid/${article.slug}/`;
  const { pathname, hash } = URL.parse(url, base) ?? new URL(base);
  if (!/^[/#]/.test(url)) {
    const instead = `write it from the root, as ${pathname}${hash}`;
    return [`the link ${quoted(url)} means something else on each page`, instead];
  }
  const path = unescape(pathname);
  const target = project.articles.find(({ slug }) => path === `/${slug}/`);
  if (target?.isDraft && target !== article)
    return [`${path} is a draft and will not be published`, 'link to it once it is'];
  const [, slug = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const now = finalSlug(project.ledgers, slug);
  if (project.ledgers.get(now)?.end)
    return [`${path} is of an article that was withdrawn`, 'take the link out'];
  if (now !== slug) return [`${path} is the former address of an article`, `write /${now}${rest}${hash}`];
  // Of an article that could not be read, nothing can be said to be missing.
  const isOfDamaged = project.articles.some(
    ({ slug, isWhole }) => !isWhole && path.startsWith(`/${slug}/at/`),
  );
  if (!target && !pages.has(path) && !isOfDamaged) {
    const instead = didYouMean(nearest(path, pages), 'write the address of a page, such as /colophon/');
    return [`no page has the address ${quoted(path)}`, instead];
  }
  const id = unescape(hash.slice(1)).split(':~:')[0] ?? '';
  const ids = target?.isWhole ? [...placeIds(project, target), ...PARTS] : [id];
  if (!id || ids.includes(id)) return undefined;
  const near = nearest(id, ids);
  const write = 'write the id of a passage, as in its {/* #id */}';
  return [`${path} has no place ${quoted(`#${id}`)}`, didYouMean(near && `#${near}`, write)];
}

/** The pages and files that a link may lead to, by their paths. */
function pagePaths(project: Project): Set<string> {
  const files = [...project.files.keys()].filter((path) => path.startsWith('public/'));
  const articles = project.articles.filter(({ isDraft }) => !isDraft);
  return new Set([
    ...['/', '/colophon/', '/404.html'],
    ...files.map((path) => path.slice('public'.length)),
    ...articles.flatMap((article) => [
      `/${article.slug}/`,
      ...placeIds(project, article).map((id) => `/${article.slug}/at/${id}/`),
    ]),
  ]);
}

/** Links and definitions of links with their addresses, and the marker or id that an address goes on into. */
function* addressed(article: Page) {
  for (const { node, within } of nodesOf(article, 'link', 'definition')) {
    const [url = '', swallowed] = node.url.split(/(?=\[\^|\{\/)/);
    // The parser does not tell the place of every address without brackets.
    yield { where: node.position ? node : (within[0] ?? node), url, swallowed };
  }
}

/** Whether an address is one of this site. */
export const isInternal = (url: string): boolean => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);

/** The ids of what a page has besides its places. */
const PARTS = ['main', 'glance', 'who', 'since', 'notes', 'sources', 'cite', 'corrections'];

const VAGUE =
  `here, click, click here, click this, go, go here, see here, right here, over here, this, that, it,
link, this link, the link, link here, url, website, page, this page, this site, this article, article,
more, read more, learn more, see more, more here, more info, more information, find out more, details,
read, read this, read on, continue, continue reading, source, see, see this, see also, start, download`
    .replaceAll('\n', ' ')
    .split(', ');

type Fault = [what: string, instead: string];
