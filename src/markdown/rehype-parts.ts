import type { Element, ElementContent, Root, RootContent } from 'hast';

/**
 * Wraps each section, and the notes, in a component, so that a page can leave out what it does not show (a share page shows
 * one section) and put what follows the text before its notes.
 */
export function rehypeParts() {
  return (tree: Root): void => {
    const esm = tree.children.filter((node) => node.type === 'mdxjsEsm');
    const flow = tree.children.filter((node) => node.type !== 'mdxjsEsm') as ElementContent[];
    const notes = flow.filter(isNotes);
    const body = sections(flow.filter((node) => !isNotes(node)));
    tree.children = [
      ...esm,
      { type: 'element', tagName: 'div', properties: { className: ['body'] }, children: body },
      component('Afterword', notes),
    ] as RootContent[];
  };
}

function sections(flow: ElementContent[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let children: ElementContent[] = [];
  let id = '';
  const close = (): void => {
    if (children.length > 0) parts.push(component('Section', children, id));
    children = [];
  };
  for (const node of flow) {
    const opens = sectionId(node);
    if (opens !== undefined) {
      close();
      id = opens;
    }
    children.push(node);
  }
  close();
  return parts;
}

/** The id of the h2 that a node is or, grouped with its permalink, begins with. */
function sectionId(node: ElementContent): string | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'h2') return String(node.properties['id'] ?? '');
  const first =
    node.properties['className'] instanceof Array && node.properties['className'].includes('h')
      ? node.children[0]
      : undefined;
  return first ? sectionId(first) : undefined;
}

const isNotes = (node: ElementContent): boolean =>
  node.type === 'element' && String(node.properties['className']) === 'notes';

function component(name: string, children: ElementContent[], id?: string): ElementContent {
  const attributes = id === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'id', value: id }];
  return { type: 'mdxJsxFlowElement', name, attributes, children } as unknown as Element;
}
