/** Every element below a node and the node itself, in document order. */
export function elementsOf(node: PageElement): PageElement[] {
  return [node, ...node.children.flatMap((child) => ('tag' in child ? elementsOf(child) : []))];
}

/** Every element with those around it, the nearest first, in document order. */
export function elementsWithin(node: PageElement, around: readonly PageElement[] = []): Standing[] {
  const inside = [node, ...around];
  const below = node.children.flatMap((child) => ('tag' in child ? elementsWithin(child, inside) : []));
  return [{ element: node, around }, ...below];
}

/** The words of an element, with single spaces. */
export function wordsOf(element: PageElement): string {
  return rawWords(element).replace(/\s+/g, ' ').trim();
}

/** The name that assistive technology gives a link, a button or an image. */
export function nameOf(element: PageElement): string {
  const { attributes, children, tag } = element;
  const own = (attributes['aria-label'] ?? (tag === 'img' ? attributes['alt'] : '') ?? '').trim();
  const inside = children
    .map((child) => ('tag' in child ? (isHidden(child) ? '' : nameOf(child)) : child.text))
    .join('');
  return own || inside.trim() || (attributes['title'] ?? '').trim();
}

/** Whether an element has a class. */
export function hasClass({ attributes }: PageElement, name: string): boolean {
  return (attributes['class'] ?? '').split(/\s+/).includes(name);
}

const isHidden = ({ attributes }: PageElement): boolean =>
  attributes['aria-hidden'] === 'true' || 'hidden' in attributes;

function rawWords({ children }: PageElement): string {
  return children.map((child) => ('tag' in child ? rawWords(child) : child.text)).join('');
}

/** A built page: its path in the folder and its document. */
export interface Page {
  path: string;
  root: PageElement;
}

export interface PageElement extends Point {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (PageElement | PageText)[];
}

export interface PageText extends Point {
  text: string;
}

export interface Standing {
  element: PageElement;
  around: readonly PageElement[];
}

/** Counted from 1. */
export interface Point {
  line: number;
  column: number;
}
