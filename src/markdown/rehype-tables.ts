import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Takes the alignment off table cells: it would become a style attribute, which the pages' own policy blocks. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'td' || tagName === 'th') delete properties['align'];
    });
  };
}
