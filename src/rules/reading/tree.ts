import type { Nodes, Parents, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'mdast-util-mdx-expression';
import type {} from 'mdast-util-mdxjs-esm';
import { normalise } from '../../lib/places.ts';
import type { Article } from './article.ts';
import type { Project } from '../project.ts';
import type { Point } from '../rule.ts';

/** Every node of a tree in document order with what it stands in; a stack, since trees may be deep. */
export function flattened(tree: Root): Found[] {
  const found: Found[] = [];
  const open: Found[] = [{ node: tree, within: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    const { node } = next;
    if (!('children' in node)) continue;
    const within = [node, ...next.within.slice(0, 3)];
    for (const child of node.children.toReversed()) open.push({ node: child, within });
  }
  return found;
}

/** The nodes of some types in all articles. */
export function* nodes<T extends Nodes['type']>(
  project: Project,
  ...types: T[]
): Generator<InArticle<Extract<Nodes, { type: T }>>> {
  for (const article of project.articles) yield* nodesOf(article, ...types);
}

/** The nodes of some types in one article. */
export function* nodesOf<T extends Nodes['type']>(
  article: Article,
  ...types: T[]
): Generator<InArticle<Extract<Nodes, { type: T }>>> {
  for (const { node, within } of article.nodes) {
    if ((types as string[]).includes(node.type))
      yield { article, node: node as Extract<Nodes, { type: T }>, within };
  }
}

/** The components and elements of all articles, flow and inline. */
export function components(project: Project): Generator<InArticle<Jsx>> {
  return nodes(project, 'mdxJsxFlowElement', 'mdxJsxTextElement');
}

/** Where a node begins in the author's file. */
export function start(node: { position?: { start: Point } | undefined }): Point {
  return node.position?.start ?? { line: 1, column: 1 };
}

/** The attribute of a component with a name and where it stands, or undefined. */
export function attribute(node: Jsx, name: string): (Point & { text: string }) | undefined {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (!found) return undefined;
  return {
    ...start(found.position ? found : node),
    text: typeof found.value === 'string' ? found.value : '',
  };
}

/** What a reader reads of a node: without note markers and id comments. */
export function plainText(node: Nodes): string {
  return normalise(words(node));
}

function words(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const between = BLOCKS.test(node.children[0]?.type ?? '') ? ' ' : '';
  return node.children.map(words).join(between);
}

const BLOCKS = /^(paragraph|tableRow|tableCell|listItem|heading|list|table|blockquote|mdxJsxFlowElement)$/;

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** `within` holds the nearest parents, the nearest first. */
export interface Found {
  node: Nodes;
  within: Parents[];
}

export interface InArticle<N> {
  article: Article;
  node: N;
  within: Parents[];
}
