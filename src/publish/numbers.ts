import type { ElementContent, Nodes } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Keeps a number and what it counts, “29 birds” or “5 July”, on one line. Style does it and no character changes: a no-break
 * space would be copied, and a link to a highlight would not find it.
 */
export function keepNumbers(tree: Nodes): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && APART.has(node.tagName)) return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return undefined;
    const parts = node.value.split(COUNTED).map(part);
    parent.children.splice(index, 1, ...parts);
    return index + parts.length;
  });
}

/** What holds no text of a line, or is on one line as a whole. */
const APART = new Set(['head', 'script', 'style', 'code', 'pre', 'textarea', 'option', 'svg', 'time']);

/** A number and the word after it. Four digits are a year, which counts nothing; a longer word may not fit on a phone. */
const COUNTED =
  /(?<![\p{L}\p{N}.,])((?![12]\d{3}[ \n])\d+(?:[.,]\d+)*[ \n]+[\p{L}\p{M}]{1,12})(?![\p{L}\p{M}])/u;

/** `split` puts what it captures between what it does not. */
function part(value: string, at: number): ElementContent {
  const text = { type: 'text', value } as const;
  const properties = { className: ['together'] };
  return at % 2 === 0 ? text : { type: 'element', tagName: 'span', properties, children: [text] };
}
