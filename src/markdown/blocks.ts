import type { Blockquote, Heading, ListItem, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';
import { bareComponents, componentKind, isComponent, type Jsx } from './jsx.ts';

/** The blocks of a tree that are places, in their order. */
export function* blocks(parent: Parent): Generator<Block> {
  for (const node of parent.children as RootContent[]) {
    const components = isComponent(node)
      ? [node]
      : node.type === 'paragraph'
        ? bareComponents(node)
        : undefined;
    if (components) yield* components.flatMap((each) => [...ofComponent(each)]);
    else if (node.type === 'heading' && node.depth > 1) yield { kind: 'section', node, inline: node };
    else if (node.type === 'paragraph') yield { kind: 'paragraph', node, inline: node };
    else if (node.type === 'list') yield* node.children.flatMap((item) => [...ofItem(item)]);
    else if (node.type === 'blockquote') yield* ofQuote(node);
  }
}

function* ofComponent(node: Jsx): Generator<Block> {
  const kind = componentKind(node);
  if (kind) yield { kind, node };
  else yield* blocks(node as unknown as Parent);
}

/** A list item is one place with its own words; the items of a list within it are places of their own. */
function* ofItem(item: ListItem): Generator<Block> {
  const first = item.children[0];
  if (first?.type === 'paragraph' && !bareComponents(first))
    yield { kind: 'paragraph', node: item, inline: first };
  for (const child of item.children)
    if (child.type === 'list') yield* child.children.flatMap((each) => [...ofItem(each)]);
}

function* ofQuote(node: Blockquote): Generator<Block> {
  const inline = node.children.findLast(
    (child): child is Paragraph => child.type === 'paragraph' && !bareComponents(child),
  );
  if (inline) yield { kind: 'paragraph', node, inline };
}

export type Inline = { children: PhrasingContent[]; position?: Paragraph['position'] };
/** A block of text, and the part of it at whose end an id is written. */
export type TextBlock = {
  kind: 'section' | 'paragraph';
  node: Heading | Paragraph | ListItem | Blockquote;
  inline: Inline;
};
export type ComponentBlock = { kind: 'quotation' | 'figure'; node: Jsx };
export type Block = TextBlock | ComponentBlock;
