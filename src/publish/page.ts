import type { Element, Nodes, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { Point } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { pointOf } from '../article/problem.ts';
import { mapAddresses } from './addresses.ts';
import { keepNumbers } from './numbers.ts';
import { addPolicy, rawText } from './policy.ts';
import { usedStyle } from './style.ts';

/** Hosts show this page at any depth, so it holds no relative address. */
export const NOT_FOUND = '404.html';

/**
 * A page as it is published, with the same words: its addresses hold wherever the folder is put, its style is one element with the rules that
 * it needs, and it has a security policy of its own. With it, the facts that are checked. `site` is the site's URL, where it is known.
 */
export function finishedPage(html: string, path: string, site = '/') {
  const tree = fromHtml(html);
  const facts: Facts = { file: new VFile({ path }), ids: new Map(), links: new Map() };
  const isNotFound = path === NOT_FOUND;
  const root = isNotFound ? site : '../'.repeat(path.split('/').length - 1) || './';
  const move = (address: string): string => address.replace(/^\/(?!\/)/, () => root);
  const kept = new Set<Text>();
  let style: Element | undefined;
  visit(tree, (node, index = 0, parent) => {
    const remove = (): [typeof SKIP, number] => {
      parent?.children.splice(index, 1);
      return [SKIP, index];
    };
    if (node.type === 'comment' || (isNotFound && isLoaded(node))) return remove();
    const isBlank = node.type === 'text' && !node.value.trim();
    if (isBlank && parent?.type === 'element' && WORDLESS.has(parent.tagName)) return remove();
    // One space and never none, so that no two words run together.
    if (node.type === 'text' && !kept.has(node)) node.value = node.value.replace(/[\t\n\f\r ]+/g, ' ');
    if (node.type !== 'element') return undefined;
    if (VERBATIM.has(node.tagName)) visit(node, 'text', (text) => void kept.add(text));
    if (isNotFound && node.tagName === 'style') setText(node, rawText(node).replace(FONT_FACE, ''));
    const where = pointOf(node);
    const { id } = node.properties;
    if (typeof id === 'string') facts.ids.set(id, [...(facts.ids.get(id) ?? []), where]);
    mapAddresses(node, (address) => {
      const link = address.trim();
      if (link && !facts.links.has(link)) facts.links.set(link, where);
      return move(link);
    });
    if (node.tagName !== 'style') return undefined;
    // Each style element would cost a hash in the policy.
    if (style) {
      setText(style, rawText(style) + rawText(node));
      return remove();
    }
    style = node;
    return undefined;
  });
  keepNumbers(tree);
  if (style) setText(style, usedStyle(rawText(style), tree));
  addPolicy(tree, path);
  return { html: written(tree), facts, tree };
}

/** A node as HTML. All attributes have double quotes: simple readers of a page's head find its fields by patterns. */
export function written(node: Nodes): string {
  return toHtml(node, {
    omitOptionalTags: true,
    collapseEmptyAttributes: true,
    // Such as ' in an attribute, which nothing since Internet Explorer 8 takes for its end.
    allowDangerousCharacters: true,
    characterReferences: { useNamedReferences: true },
  });
}

/** Elements that show only what elements in them say. */
const WORDLESS = new Set(['head', 'svg', 'table', 'thead', 'tbody', 'tr']);
const VERBATIM = new Set(['pre', 'textarea', 'script', 'style']);
const FONT_FACE = /@font-face\s*\{[^}]*url\([^}]*\}/g;

/** Whether it is a link by which a browser loads a file, which the page for missing ones has no address for. */
function isLoaded(node: Nodes): boolean {
  if (node.type !== 'element' || node.tagName !== 'link') return false;
  return /icon|manifest|preload/.test(String(node.properties['rel']));
}

function setText(node: Element, value: string): void {
  node.children = [{ type: 'text', value }];
}

/** What is checked of a page: where its ids and its addresses are, in the page as Astro wrote it. */
export interface Facts {
  /** Holds the page's path, and its problems. */
  file: VFile;
  ids: Map<string, Point[]>;
  links: Map<string, Point>;
}
