import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { isLabel, LABELS } from '../article/labels.ts';

/**
 * Puts each paragraph's permalink first in it. Its name, number and label on a line each, is drawn by CSS: text between
 * paragraphs would break the links to a highlight that browsers make.
 */
export function rehypePermalinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (isGroup(node)) node.children.push(shareLink(node));
      const { id, dataNumber, dataLabel } = node.properties;
      if (dataNumber === undefined) return;
      delete node.properties['dataNumber'];
      delete node.properties['dataLabel'];
      if (/^h\d$/.test(node.tagName)) return;
      node.children.unshift(
        permalink(String(id), String(dataNumber), dataLabel ? String(dataLabel) : undefined),
      );
    });
  };
}

const isGroup = ({ properties }: Element): boolean => String(properties['className']) === 'h';

/** A section's own page is what is shared: previews of it show the section. */
function shareLink(group: Element): Element {
  const heading = group.children[0];
  const id = heading?.type === 'element' ? heading.properties['id'] : '';
  const properties = { className: ['share'], href: `at/${id}/`, ariaLabel: 'Share this section' };
  return { type: 'element', tagName: 'a', properties, children: [{ type: 'text', value: 'Share' }] };
}

function permalink(id: string, number: string, label: string | undefined): Element {
  const words = label && isLabel(label) ? `\n${LABELS[label]}` : '';
  const properties = { className: ['n'], href: `#${id}`, ariaLabel: number + words };
  return { type: 'element', tagName: 'a', properties, children: [] };
}
