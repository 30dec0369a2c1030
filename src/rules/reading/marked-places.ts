import type { List, Nodes, Paragraph, Parents, PhrasingContent } from 'mdast';
import { idComment, type PlaceKind } from '../../lib/places.ts';
import type { Point } from '../rule.ts';
import { attribute, start, type Jsx } from './tree.ts';

/** Components that are places of their own, and the kind of place they are. */
export const PLACE_COMPONENTS = new Map<string, PlaceKind>([
  ['PullQuote', 'quotation'],
  ['Figure', 'figure'],
  ['Timeline', 'figure'],
]);

/** The ids that an article's blocks carry, retired ones too, in document order. */
export function markedPlaces(tree: Parents): MarkedPlace[] {
  return [...blocks(tree)].flatMap(({ kind, node, inline }) => {
    const mark = inline ? commentMark(inline) : attributeMark(node as Jsx);
    return mark ? [{ kind, node, ...mark }] : [];
  });
}

/** A component alone in its paragraph is flow to the reader; a leading label belongs to its paragraph. */
export function soleComponent(node: Nodes): Jsx | undefined {
  if (node.type === 'mdxJsxFlowElement') return node;
  if (node.type !== 'paragraph') return undefined;
  const inked = node.children.filter(isInked);
  const only = inked.length === 1 ? inked[0] : undefined;
  return only?.type === 'mdxJsxTextElement' && only.name && only.name !== 'Label' ? only : undefined;
}

// The same blocks as src/markdown/remark-places.ts addresses.
function* blocks(parent: Parents): Generator<Block> {
  for (const node of parent.children) {
    const jsx = soleComponent(node);
    const kind = PLACE_COMPONENTS.get(jsx?.name ?? '');
    if (jsx && kind) yield { kind, node: jsx, inline: undefined };
    else if (jsx) yield* blocks(jsx);
    else if (node.type === 'heading' && node.depth > 1)
      yield { kind: 'section', node, inline: node.children };
    else if (node.type === 'paragraph') yield { kind: 'paragraph', node, inline: node.children };
    else if (node.type === 'list') yield* items(node);
    else if (node.type === 'blockquote')
      yield { kind: 'paragraph', node, inline: node.children.findLast(isParagraph)?.children ?? [] };
  }
}

function* items(list: List): Generator<Block> {
  for (const node of list.children)
    yield { kind: 'paragraph', node, inline: node.children.find(isParagraph)?.children ?? [] };
}

function commentMark(inline: PhrasingContent[]): Mark | undefined {
  const last = inline.findLast(isInked);
  const found = last?.type === 'mdxTextExpression' ? idComment(last.value) : undefined;
  return last && found ? { ...found, at: start(last), mark: last } : undefined;
}

function attributeMark(node: Jsx): Mark | undefined {
  const id = attribute(node, 'id');
  const aliases = attribute(node, 'formerly')?.text.split(/\s+/).filter(Boolean) ?? [];
  return id?.text ? { id: id.text, aliases, at: id, mark: node } : undefined;
}

const isInked = (node: PhrasingContent): boolean => !(node.type === 'text' && !node.value.trim());
const isParagraph = (node: Nodes): node is Paragraph => node.type === 'paragraph';

interface Block {
  kind: PlaceKind;
  node: Nodes;
  inline: PhrasingContent[] | undefined;
}

interface Mark {
  id: string;
  aliases: string[];
  /** Where the id is written, and the node that holds it. */
  at: Point;
  mark: Nodes;
}

export interface MarkedPlace extends Mark {
  kind: PlaceKind;
  node: Nodes;
}
