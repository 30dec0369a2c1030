import type { ElementContent, Root, RootContent } from 'hast';

/**
 * Wraps each section, the body and the notes in components of ours, so that a page can leave out what it does not show
 * (a share page shows one section) and put the afterword between body and notes.
 */
export function rehypeParts() {
  return (tree: Root): void => {
    const { code = [], notes = [], body = [] } = Object.groupBy(tree.children as Part[], kindOf);
    tree.children = [
      ...code,
      component('Body', sections(body)),
      component('Afterword', []),
      ...(notes.length > 0 ? [component('Notes', notes)] : []),
    ] as RootContent[];
  };
}

function kindOf(node: Part): 'code' | 'notes' | 'body' {
  if (String(node.type) === 'mdxjsEsm') return 'code';
  return isOf(node, 'notes') ? 'notes' : 'body';
}

function sections(flow: Part[]): Part[] {
  const parts: { id: string; children: Part[] }[] = [];
  for (const node of flow) {
    const id = sectionId(node);
    if (id !== undefined || parts.length === 0) parts.push({ id: id ?? '', children: [] });
    parts.at(-1)?.children.push(node);
  }
  return parts.map(({ id, children }) => component('Section', children, id));
}

/** The id of the h2 that is grouped with its permalink in a node. */
function sectionId(node: Part): string | undefined {
  const heading = isOf(node, 'h') ? node.children[0] : undefined;
  if (heading?.type !== 'element' || heading.tagName !== 'h2') return undefined;
  return String(heading.properties['id']);
}

const isOf = (node: Part, className: string): node is Extract<Part, { type: 'element' }> =>
  node.type === 'element' && String(node.properties['className']) === className;

function component(name: string, children: Part[], id?: string): Part {
  const attributes = id === undefined ? [] : [{ type: 'mdxJsxAttribute', name: 'id', value: id }];
  return { type: 'mdxJsxFlowElement', name, attributes, children } as unknown as Part;
}

type Part = ElementContent;
