import type { Element, ElementContent, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Gives the notes of remark-gfm the site's markup: a marker `r2` is one link without `sup`, a note `n2` is one line of text
 * with its way back, and the heading has the id `notes`.
 */
export function rehypeNotes() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'sup' && parent && index !== undefined) {
        keepApart(parent.children[index - 1]);
        const link = node.children[0];
        if (link?.type === 'element' && 'dataFootnoteRef' in link.properties)
          parent.children[index] = marker(link);
      } else if (node.tagName === 'section' && 'dataFootnotes' in node.properties) notes(node);
    });
  };
}

/** Browsers take “2019.” and a marker 5 for one number, and would not find the sentence that ends there. */
function keepApart(before: Nodes | undefined): void {
  if (before?.type === 'text' && /\d\p{P}?$/u.test(before.value)) before.value += '\u202f';
}

function marker(link: Element): Element {
  const { id, href } = link.properties;
  const number = link.children[0]?.type === 'text' ? link.children[0].value : '';
  // remark-gfm: #fn-name, fnref-name, fnref-name-2.
  const again = String(id).slice(String(href).length + 2);
  const properties = {
    className: ['note-marker'],
    id: `r${number}${again}`,
    href: `#n${number}`,
    role: 'doc-noteref',
  };
  return { ...link, properties };
}

function notes(section: Element): void {
  section.properties = { className: ['notes'] };
  let count = 0;
  visit(section, 'element', (node) => {
    if (node.tagName === 'h2') node.properties = { id: 'notes', className: ['small'] };
    if (node.tagName !== 'li') return;
    node.properties = { id: `n${++count}` };
    node.children = oneLine(node.children, count);
  });
  section.children = section.children.filter((child) => child.type === 'element');
}

function oneLine(children: ElementContent[], number: number): ElementContent[] {
  const flow = children.filter((child) => !(child.type === 'text' && !child.value.trim()));
  const [only] = flow;
  const line = flow.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only.children : flow;
  let backs = 0;
  return line.flatMap((child, at): ElementContent[] => {
    if (child.type !== 'element' || !('dataFootnoteBackref' in child.properties)) return [child];
    const href = `#r${number}${backs++ ? `-${backs}` : ''}`;
    child.properties = { className: ['back'], href, ariaLabel: 'Back to the text' };
    return line[at - 1]?.type === 'text' ? [child] : [{ type: 'text', value: ' ' }, child];
  });
}
