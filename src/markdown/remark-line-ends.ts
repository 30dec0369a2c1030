import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Lets a text have the same bytes whatever line ends its author's editor writes. */
export function remarkLineEnds() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if ('value' in node && typeof node.value === 'string') node.value = node.value.replace(/\r\n?/g, '\n');
    });
  };
}
