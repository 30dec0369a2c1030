import type { Node, Parent } from 'mdast';

const BLOCKS =
  /^(paragraph|heading|list|listItem|blockquote|code|table|tableRow|tableCell|mdxJsxFlowElement)$/;
const UNSAID = /^(footnoteReference|mdxTextExpression|mdxFlowExpression)$/;

/** What a reader reads of a node, without note markers; blocks and line breaks within it are set off by a space. */
export function plainText(node: Node): string {
  if (UNSAID.test(node.type)) return '';
  if (node.type === 'break') return ' ';
  if ('children' in node) return (node as Parent).children.map(setOff).join('');
  const { value, alt } = node as { value?: string; alt?: string };
  return value ?? alt ?? '';
}

const setOff = (node: Node): string => (BLOCKS.test(node.type) ? ` ${plainText(node)} ` : plainText(node));
