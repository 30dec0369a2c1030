import type { Blockquote, Heading, ListItem, Nodes, Paragraph, Parent, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Point } from 'unist';
import { COMPONENTS } from './components.ts';
import { pointOf } from './problem.ts';
import { normalise, plainText, type TextFile } from './text.ts';

/** The places of an article in their order: what has, or should have, an id of its own. The tree stays as it is. */
export function placesOf(tree: Root) {
  const counts = { section: 0, paragraph: 0, quotation: 0, figure: 0 };
  let section: string | undefined;
  return [...blocks(tree)].map((block) => {
    const { kind, node, line } = block;
    const last = line?.children.findLast(isVisible);
    const comment = last?.type === 'mdxTextExpression' ? idComment(last.value) : undefined;
    const id = line ? comment : attribute(node as Component, 'id')?.text || undefined;
    const [first] = kind === 'paragraph' && line ? line.children : [];
    const label = first && isComponent(first) && first.name === 'Label' ? first : undefined;
    const number = ++counts[kind];
    if (kind === 'section') section = id;
    const data = isComponent(node) ? attribute(node, 'data')?.text : undefined;
    const is = label && attribute(label, 'is')?.text;
    const place: Place = {
      kind,
      id,
      text: wordsOf(block),
      number,
      section,
      label: is,
      data,
      ...pointOf(node),
    };
    const mark: Nodes | undefined = id ? (last ?? node) : undefined;
    const idAt = mark ? pointOf((isComponent(mark) && attribute(mark, 'id')) || mark) : pointOf(node);
    return { ...place, idAt, block: { node, line, mark, label, isWide: isComponent(node) && isWide(node) } };
  });
}

/** Where `npm run anchors` writes the id of a place: after the last character of its line, or after its component's name. */
export function writeAt({ block: { node, line } }: PlaceInTree, { text, at }: TextFile): Point {
  const start = node.position?.start.offset ?? 0;
  if (!line) return at(start + 1 + ((node as Component).name?.length ?? 0));
  const end = line.children.at(-1)?.position?.end.offset ?? line.position?.end.offset ?? start;
  return at(text.slice(0, end).trimEnd().length);
}

/** How a place is called in running text: "§ 2", "¶ 5", "Quotation 1", "Figure 2". */
export function placeName({ kind, number }: Pick<Place, 'kind' | 'number'>): string {
  const mark = { section: '§', paragraph: '¶', quotation: 'Quotation', figure: 'Figure' }[kind];
  return `${mark} ${number}`;
}

/** The id that the comment in an expression names, `#id` between slashes and asterisks, or undefined. */
export function idComment(expression: string): string | undefined {
  return /^\s*\/\*\s*#([^\s<*]+)\s*\*\/\s*$/.exec(expression)?.[1];
}

/** The value of a component's attribute and where it is written; its text is empty where it is code. */
export function attribute(node: Component, name: string): (Point & { text: string }) | undefined {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (!found) return undefined;
  const text = typeof found.value === 'string' ? found.value : '';
  return { ...pointOf(found.position ? found : node), text };
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
  const shown = node.children.filter(isVisible);
  const isBare = shown.every(({ type }) => type === 'mdxJsxTextElement' || type === 'mdxTextExpression');
  return isBare && shown.length > 0 ? shown.filter((child) => child.type === 'mdxJsxTextElement') : undefined;
}

/** A block, of an item without the lists in it: their items are places of their own. */
export function withoutItems(node: Nodes): Nodes {
  if (node.type !== 'listItem') return node;
  return { ...node, children: node.children.filter(({ type }) => type !== 'list') };
}

/** Whether it reaches into the margin, where notes are. */
const isWide = (node: Component): boolean =>
  COMPONENTS.get(node.name ?? '')?.wide ?? attribute(node, 'wide') !== undefined;

/** The blocks that are places; an item of a list within a list is a place as any other. */
function* blocks(parent: Parent): Generator<Block> {
  for (const node of parent.children as Nodes[]) {
    const components = isComponent(node) ? [node] : bareComponents(node);
    for (const each of components ?? []) {
      const kind = COMPONENTS.get(each.name ?? '')?.place;
      if (kind) yield { kind, node: each };
      else yield* blocks(each);
    }
    if (node.type === 'heading' && node.depth > 1) yield { kind: 'section', node, line: node };
    if (node.type === 'list') yield* blocks(node);
    const line = lineOf(node);
    if (line) yield { kind: 'paragraph', node: node as Paragraph | ListItem | Blockquote, line };
    if (node.type === 'listItem')
      yield* blocks({ ...node, children: node.children.filter(({ type }) => type === 'list') });
  }
}

/** The paragraph at whose end the id of a paragraph, an item or a quotation is written. */
function lineOf(node: Nodes): Paragraph | undefined {
  if (node.type === 'blockquote') return node.children.findLast(isLine);
  const line = node.type === 'listItem' ? node.children[0] : node;
  return line && isLine(line) ? line : undefined;
}

function wordsOf({ node }: Block): string {
  if (isComponent(node)) {
    const names = ['title', 'caption', 'alt'].flatMap((name) => attribute(node, name)?.text || []);
    return normalise(names[0] ?? plainText(node));
  }
  return plainText(withoutItems(node));
}

const isVisible = (node: Nodes): boolean => !(node.type === 'text' && !node.value.trim());
const isLine = (node: Nodes): node is Paragraph => node.type === 'paragraph' && !bareComponents(node);

export type Component = MdxJsxFlowElement | MdxJsxTextElement;
type Line = Heading | Paragraph;
type Block = { kind: PlaceKind; node: Line | ListItem | Blockquote | Component; line?: Line };

export type PlaceKind = 'section' | 'paragraph' | 'quotation' | 'figure';

/** A place as it is written in an article. */
export interface Place {
  kind: PlaceKind;
  id?: string | undefined;
  /** Plain text, normalised: of a section its heading, of a figure its title, of a picture its caption or what it shows. */
  text: string;
  /** § of a section, ¶ of a paragraph, counted from 1 in document order; a quotation or figure has that of its kind. */
  number: number;
  /** The id of the section it is in; a section has its own. */
  section?: string | undefined;
  /** The id of its label. */
  label?: string | undefined;
  /** Of a figure that is drawn from data, the name of its file. */
  data?: string | undefined;
  line: number;
  column: number;
}

/** The same with where its id is written, else where it begins, and the nodes of the tree that make it: the whole, the line at whose end the id is written, the id and the label. */
export type PlaceInTree = ReturnType<typeof placesOf>[number];
