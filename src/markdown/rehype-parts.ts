import type { ElementContent, Root } from 'hast';
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/**
 * Wraps each section, and the notes, in a component, so that a page can leave out what it does not show (a share page shows
 * one section) and put what follows the text before its notes. After each block a page can show what was removed there.
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
      component('Afterword', {}, notes),
    ];
  };
}

function sections(flow: ElementContent[]): ElementContent[] {
  let part = component('Section', { id: '' });
  const parts = [part];
  for (const node of flow) {
    const opens = sectionId(node);
    if (opens !== undefined) parts.push((part = component('Section', { id: opens })));
    part.children.push(node);
    const near = placesIn(node).join(' ');
    if (near) part.children.push(component('RemovedPassages', { near }));
  }
  return parts.filter(({ children }) => children.length > 0);
}

/** The id of the heading that a node is or, grouped with its permalink, begins with. */
function sectionId(node: ElementContent): string | undefined {
  if (node.type !== 'element') return undefined;
  if (/^h[2-4]$/.test(node.tagName)) return String(node.properties['id'] ?? '');
  const [first] = String(node.properties['className']) === 'heading' ? node.children : [];
  return first && sectionId(first);
}

/** The ids of the places that a block is or holds. */
function placesIn(block: ElementContent): string[] {
  const ids: unknown[] = [];
  visit({ type: 'root', children: [block] } as Root, (node) => {
    if (node.type === 'element' && /^(p|li|blockquote|h\d)$/.test(node.tagName))
      ids.push(node.properties['id']);
    if (node.type !== 'mdxJsxFlowElement') return;
    for (const each of node.attributes)
      if (each.type === 'mdxJsxAttribute' && each.name === 'id') ids.push(each.value);
  });
  return ids.filter((id) => typeof id === 'string');
}

const isNotes = (node: ElementContent): boolean =>
  node.type === 'element' && String(node.properties['className']) === 'notes';

function component(
  name: string,
  values: Record<string, string>,
  children: ElementContent[] = [],
): MdxJsxFlowElementHast {
  const attributes = Object.entries(values).map(
    ([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value }) as const,
  );
  return { type: 'mdxJsxFlowElement', name, attributes, children };
}
