import type { Blockquote, Heading, ListItem, Nodes, Paragraph, Parent, PhrasingContent, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type {} from 'mdast-util-mdx-expression';
import type {} from 'mdast-util-mdxjs-esm';
import type { Point } from 'unist';
import { COMPONENTS } from './components.ts';
import { pointOf } from './problem.ts';
import { normalise, plainText, type Text } from './text.ts';

/** The places of an article in their order: what has, or should have, an id of its own. The tree stays as it is. */
export function placesOf(tree: Root): MarkedPlace[] {
  const counts = { section: 0, paragraph: 0, quotation: 0, figure: 0 };
  let section: string | undefined;
  return [...blocks(tree)].map((block) => {
    const { kind, node, line } = block;
    const mark = line ? commentOf(line) : idOf(node as Component);
    const label = kind === 'paragraph' && line ? labelOf(line) : undefined;
    if (kind === 'section') section = mark?.id;
    return {
      kind,
      ...(mark && { id: mark.id }),
      text: textOf(block),
      number: ++counts[kind],
      ...(section && { section }),
      ...(label && { label: label.is }),
      ...pointOf(node),
      block: {
        node,
        ...(line && { line }),
        ...(mark && { mark: mark.node }),
        ...(label && { label: label.node }),
      },
    };
  });
}

/** Where `npm run anchors` writes the id of a place: after the last character of its line, or after its component's name. */
export function writeAt(
  { block: { node, line } }: MarkedPlace,
  { text, at }: Pick<Text, 'text' | 'at'>,
): Point {
  const start = node.position?.start.offset ?? 0;
  if (!line) return at(start + 1 + ((node as Component).name?.length ?? 0));
  const end = line.children.at(-1)?.position?.end.offset ?? line.position?.end.offset ?? start;
  return at(text.slice(0, end).trimEnd().length);
}

/** The id that the comment in an expression names, `#id` between slashes and asterisks, or undefined. */
export function idComment(expression: string): string | undefined {
  return /^\s*\/\*\s*#([^\s<*]+)\s*\*\/\s*$/.exec(expression)?.[1];
}

/** The value of a component's attribute and where it is written; its text is empty where it is code. */
export function attribute(node: Component, name: string): (Point & { text: string }) | undefined {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (!found) return undefined;
  const { line, column } = pointOf(found.position ? found : node);
  return { line, column, text: typeof found.value === 'string' ? found.value : '' };
}

/** Whether an attribute of a component is code, {…} in place of "…". */
export function isCode(attribute: Component['attributes'][number]): boolean {
  return !('name' in attribute) || (typeof attribute.value === 'object' && attribute.value !== null);
}

/** Whether a node is a component or an element, in a line of text or on lines of its own. */
export function isComponent(node: Nodes): node is Component {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The components of a paragraph that holds nothing else, or undefined: MDX makes no paragraph of those. */
export function bareComponents(node: Nodes): Component[] | undefined {
  if (node.type !== 'paragraph') return undefined;
  const shown = node.children.filter(isInked);
  const isBare = shown.every(({ type }) => type === 'mdxJsxTextElement' || type === 'mdxTextExpression');
  return isBare && shown.length > 0 ? shown.filter((child) => child.type === 'mdxJsxTextElement') : undefined;
}

/** The blocks that are places; an item of a list within a list is a place as any other. */
function* blocks(parent: Parent): Generator<Block> {
  for (const node of parent.children as Nodes[]) {
    const components = isComponent(node) ? [node] : bareComponents(node);
    if (components) for (const each of components) yield* ofComponent(each);
    else if (node.type === 'heading' && node.depth > 1) yield { kind: 'section', node, line: node };
    else if (node.type === 'paragraph') yield { kind: 'paragraph', node, line: node };
    else if (node.type === 'blockquote') yield* ofLine(node, node.children.findLast(isLine));
    else if (node.type === 'list') for (const item of node.children) yield* ofItem(item);
  }
}

function* ofComponent(node: Component): Generator<Block> {
  const kind = COMPONENTS.get(node.name ?? '')?.place;
  if (kind) yield { kind, node };
  else yield* blocks(node as Parent);
}

function* ofItem(item: ListItem): Generator<Block> {
  yield* ofLine(item, item.children[0]);
  for (const child of item.children)
    if (child.type === 'list') yield* blocks({ type: 'root', children: [child] } as Parent);
}

function* ofLine(node: ListItem | Blockquote, line: Nodes | undefined): Generator<Block> {
  if (line && isLine(line)) yield { kind: 'paragraph', node, line };
}

function commentOf({ children }: Line): { id: string; node: Nodes } | undefined {
  const node = children.findLast(isInked);
  const id = node?.type === 'mdxTextExpression' ? idComment(node.value) : undefined;
  return node && id ? { id, node } : undefined;
}

function idOf(node: Component): { id: string; node: Nodes } | undefined {
  const id = attribute(node, 'id')?.text;
  return id ? { id, node } : undefined;
}

function labelOf({ children: [first] }: Line): { is: string; node: Nodes } | undefined {
  if (first?.type !== 'mdxJsxTextElement' || first.name !== 'Label') return undefined;
  return { is: attribute(first, 'is')?.text ?? '', node: first };
}

function textOf({ node }: Block): string {
  if (isComponent(node)) return normalise(attribute(node, 'title')?.text ?? plainText(node));
  // Of an item its own words only: the items of a list within it are places of their own. A label is no word of its paragraph.
  return plainText(
    node.type === 'listItem'
      ? { ...node, children: node.children.filter(({ type }) => type !== 'list') }
      : node,
  );
}

const isInked = (node: Nodes): boolean => !(node.type === 'text' && !node.value.trim());
const isLine = (node: Nodes): node is Paragraph => node.type === 'paragraph' && !bareComponents(node);

export type Component = MdxJsxFlowElement | MdxJsxTextElement;
type Line = { children: PhrasingContent[]; position?: Paragraph['position'] };
type Block = { kind: PlaceKind; node: Heading | Paragraph | ListItem | Blockquote | Component; line?: Line };

export type PlaceKind = 'section' | 'paragraph' | 'quotation' | 'figure';

/** A place as it is written in an article. */
export interface Place {
  kind: PlaceKind;
  id?: string;
  /** Plain text, normalised: of a section its heading, of a figure its title. */
  text: string;
  /** § of a section, ¶ of a paragraph, counted from 1 in document order; a quotation or figure has that of its kind. */
  number: number;
  /** The id of the section it is in; a section has its own. */
  section?: string;
  label?: string;
  line: number;
  column: number;
}

/** The same with the nodes of the tree that make it: the whole, the line at whose end its id is written, the id and the label. */
export interface MarkedPlace extends Place {
  block: { node: Block['node']; line?: Line; mark?: Nodes; label?: Nodes };
}
