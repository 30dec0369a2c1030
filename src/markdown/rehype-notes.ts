import type { Element, Nodes, Root } from 'hast';
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

/** Browsers take “2001.” and a marker 5 for one number, and would not find the sentence that ends there. */
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
  section.children = section.children.filter(isElement);
  for (const { tagName, properties, children } of section.children.filter(isElement)) {
    if (tagName === 'h2') properties['id'] = 'notes';
    else children.filter(isElement).forEach((note, at) => oneNote(note, at + 1));
  }
}

function oneNote(note: Element, number: number): void {
  const blocks = note.children.filter((child) => !(child.type === 'text' && !child.value.trim()));
  const [only] = blocks;
  note.properties = { id: `n${number}` };
  note.children = blocks.length === 1 && only && isParagraph(only) ? only.children : blocks;
  let backs = 0;
  visit(note, 'element', (link, index = 0, parent) => {
    if (!('dataFootnoteBackref' in link.properties)) return;
    const marker = `${number}${backs++ ? `-${backs}` : ''}`;
    // “back 2 3” takes less room than “back back back”.
    if (backs > 1) link.children = [{ type: 'text', value: String(backs) }];
    link.properties = {
      className: ['back'],
      href: `#r${marker}`,
      ariaLabel: `Back to the text at note ${marker}`,
    };
    if (parent?.children[index - 1]?.type !== 'text')
      parent?.children.splice(index, 0, { type: 'text', value: ' ' });
  });
}

const isElement = (node: Nodes): node is Element => node.type === 'element';
const isParagraph = (node: Nodes): node is Element => isElement(node) && node.tagName === 'p';
