import type { Element, ElementContent, Properties, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Puts each paragraph's permalink first in it. Its name, the number, is drawn by CSS: text between
 * paragraphs would break the links to a highlight that browsers make.
 */
export function rehypePermalinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (String(node.properties['className']) === 'heading') node.children.push(shareLink(node));
      const { dataNumber, dataLabel: _, ...properties } = node.properties;
      node.properties = properties;
      if (dataNumber === undefined || /^h\d$/.test(node.tagName)) return;
      const ariaLabel = `¶ ${String(dataNumber)}`;
      node.children.unshift(link({ className: ['number'], href: `#${properties['id']}`, ariaLabel }));
    });
  };
}

/** A section's own page is what is shared: it unfurls as the section. */
function shareLink({ children: [heading] }: Element): Element {
  const { id, dataNumber } = heading?.type === 'element' ? heading.properties : {};
  const properties = { className: ['share'], href: `at/${id}/`, ariaLabel: `Share § ${dataNumber}` };
  return link(properties, [{ type: 'text', value: 'Share' }]);
}

function link(properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName: 'a', properties, children };
}
