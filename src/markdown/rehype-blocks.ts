import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Puts each table into a box that scrolls, by keyboard too, and makes a class of its cells' alignment: as an attribute it would
 * become a style, which the pages' own policy blocks. Tells the lists and quotations that an author wrote from those of components.
 */
export function rehypeBlocks() {
  return (tree: Root): void => {
    let tables = 0;
    visit(tree, 'element', (node, index = 0, parent) => {
      const { align, ...properties } = node.properties;
      if (align) node.properties = { ...properties, className: [String(align)] };
      const isNotes = parent?.type === 'element' && String(parent.properties['className']) === 'notes';
      if (/^(ul|ol|blockquote)$/.test(node.tagName) && !isNotes) node.properties['className'] = ['written'];
      if (node.tagName !== 'table' || !parent) return;
      const box = { className: ['scroll'], ariaLabel: `Table ${++tables}`, tabIndex: 0 };
      parent.children[index] = { type: 'element', tagName: 'section', properties: box, children: [node] };
    });
  };
}
