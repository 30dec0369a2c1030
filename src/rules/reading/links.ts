import type { Definition, Link, LinkReference } from 'mdast';
import type { Project } from '../project.ts';
import type { Article } from './article.ts';
import { nodes, plainText, type InArticle } from './tree.ts';

/** Links and link definitions of all articles with their addresses. */
export function* addressed(project: Project): Generator<InArticle<Link | Definition> & { url: string }> {
  for (const found of nodes(project, 'link', 'definition')) yield { ...found, url: found.node.url };
}

/** Links of all articles with the words that a reader clicks on. */
export function* clickable(project: Project): Generator<InArticle<Link | LinkReference> & { words: string }> {
  for (const found of nodes(project, 'link', 'linkReference')) {
    yield { ...found, words: plainText(found.node) };
  }
}

/** True of an address within the site. */
export function isInternal(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(url) && !url.startsWith('//');
}

/** The pages and files that a link may lead to, by their paths. */
export function pagePaths(project: Project): Set<string> {
  const articles = project.articles.filter((article) => !article.draft);
  return new Set([
    ...['/', '/colophon/', '/404.html'],
    ...[...project.files.keys()]
      .filter((path) => path.startsWith('public/'))
      .map((path) => path.slice('public'.length)),
    ...articles.flatMap((article) => [
      `/${article.slug}/`,
      ...placeIds(project, article).map((id) => `/${article.slug}/at/${id}/`),
    ]),
  ]);
}

/** The ids in an article that a link may lead to: its places, retired ones too, and the parts of its page. */
export function fragments(project: Project, article: Article): string[] {
  return [...placeIds(project, article), ...PARTS];
}

/** The ids of an article's places, live and retired. */
export function placeIds(project: Project, article: Article): string[] {
  return [
    ...article.places.flatMap(({ id, aliases }) => [id, ...aliases]),
    ...(project.retired.get(article.slug) ?? []),
  ];
}

const PARTS = ['main', 'glance', 'who', 'since', 'notes', 'sources', 'cite', 'corrections'];
