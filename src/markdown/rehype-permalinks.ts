import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Puts each paragraph's permalink first in it. Its number is drawn by CSS: text between paragraphs would break the links to
 * a highlight that browsers make.
 */
export function rehypePermalinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const { id, dataNumber, dataLabel: _, ...properties } = node.properties;
      if (!id || dataNumber === undefined) return;
      node.properties = { id, ...properties };
      if (/^h\d$/.test(node.tagName)) return;
      const name = { className: ['number'], ariaLabel: `¶ ${String(dataNumber)}, copy link`, dataNumber };
      const link = { ...name, href: `#${String(id)}` };
      node.children.unshift({ type: 'element', tagName: 'a', properties: link, children: [] });
    });
  };
}
