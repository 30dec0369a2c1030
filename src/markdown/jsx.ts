import type { Node, Paragraph } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

const PLACES = new Map<string, 'quotation' | 'figure'>([
  ['PullQuote', 'quotation'],
  ['Figure', 'figure'],
  ['Timeline', 'figure'],
]);

/** The kind of place that a component is by itself, or undefined. */
export function componentKind(node: Jsx): 'quotation' | 'figure' | undefined {
  return PLACES.get(node.name ?? '');
}

/** Whether a node is a component, in text or on its own. */
export function isComponent(node: Node): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/**
 * The components of a paragraph that holds nothing else, or undefined: MDX makes no paragraph of those, so neither their
 * neighbours nor an id comment beside them get one.
 */
export function bareComponents(paragraph: Paragraph): Jsx[] | undefined {
  const inked = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim());
  const bare = inked.every(
    (child) => child.type === 'mdxJsxTextElement' || child.type === 'mdxTextExpression',
  );
  return bare && inked.length > 0 ? inked.filter((child) => child.type === 'mdxJsxTextElement') : undefined;
}

/** An attribute of a component by its name, or undefined. */
export function attributeNode(node: Jsx, name: string): MdxJsxAttribute | undefined {
  return node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name) as
    MdxJsxAttribute | undefined;
}

/** The value of a component's attribute when it is a plain string, or undefined. */
export function attribute(node: Jsx, name: string): string | undefined {
  const value = attributeNode(node, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

export type Jsx = MdxJsxFlowElement | MdxJsxTextElement;
