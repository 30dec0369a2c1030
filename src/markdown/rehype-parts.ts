import type { ElementContent, Root } from 'hast';
import type { MdxJsxFlowElementHast } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/** Puts the text into one element and the notes into a component, so that a page can put what follows the text before them. */
export function rehypeParts() {
  return (tree: Root): void => {
    const esm = tree.children.filter((node) => node.type === 'mdxjsEsm');
    const flow = tree.children.filter((node) => node.type !== 'mdxjsEsm') as ElementContent[];
    const notes = flow.filter(isNotes);
    const body = flow.filter((node) => !isNotes(node)).flatMap(withRemoved);
    tree.children = [
      ...esm,
      { type: 'element', tagName: 'div', properties: { className: ['body'] }, children: body },
      component('Afterword', {}, notes),
    ];
  };
}

/** After each block what was removed there. */
function withRemoved(node: ElementContent): ElementContent[] {
  const near = placesIn(node).join(' ');
  return near ? [node, component('RemovedPassages', { near })] : [node];
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
