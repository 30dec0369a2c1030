import { nearest } from '../article/nearest.ts';
import type { Project } from './project.ts';
import type { Article } from './reading/article.ts';
import { addressed, fragments, isInternal, pagePaths } from './reading/links.ts';
import { start } from './reading/tree.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** A link within the site leads to a page and a place that exist. */
export const brokenLink = rule('broken-link', function* (project) {
  const pages = pagePaths(project);
  for (const { article, node, url } of addressed(project)) {
    if (!isInternal(url) || url === '' || url === '#') continue;
    const fault = faultOf(project, pages, article, url);
    if (fault) yield finding(article, start(node), ...fault);
  }
});

function faultOf(
  project: Project,
  pages: Set<string>,
  article: Article,
  url: string,
): [message: string, fix: string] | undefined {
  const base = `https://site.invalid/${article.slug}/`;
  const { pathname, hash } = URL.canParse(url, base) ? new URL(url, base) : new URL(base);
  if (!/^[/#]/.test(url))
    return [
      `the link ${quoted(url)} means something else on each page`,
      `write it from the root, as ${pathname}${hash}`,
    ];
  const path = decoded(pathname);
  const own = path === `/${article.slug}/`;
  const target = own ? article : project.articles.find(({ slug }) => path === `/${slug}/`);
  if (!own && !pages.has(path)) {
    if (target) return [`${path} is a draft and will not be published`, 'link to it once it is'];
    return [
      `no page has the address ${quoted(path)}`,
      didYouMean(nearest(path, pages), 'write the address of a page, such as /colophon/'),
    ];
  }
  const id = decoded(hash.slice(1)).split(':~:')[0] ?? '';
  if (!id || !target?.whole) return undefined;
  const ids = fragments(project, target);
  if (ids.includes(id)) return undefined;
  const near = nearest(id, ids);
  return [
    `${path} has no place ${quoted(`#${id}`)}`,
    didYouMean(near && `#${near}`, 'write the id of a passage, as it stands in its {/* #id */}'),
  ];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
