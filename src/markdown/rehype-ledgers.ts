import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The longest term that fits beside its text where the text is as wide as paragraphs are, in characters. */
const SHORT = 24;

/** Makes terms, and what they mean beside them, of a list whose every item is a bold term and more. */
export function rehypeLedgers() {
  return (tree: Root): void => {
    visit(tree, 'element', (list) => {
      if (list.tagName !== 'ul') return;
      const items = list.children.filter((node) => node.type === 'element').map(termAndText);
      if (!items.every((item) => item !== undefined)) return;
      const isWide = items.some(([term]) => lengthOf(term) > SHORT);
      const entries = items.map(([term, text]) =>
        element('div', [element('dt', term.children), element('dd', text)]),
      );
      list.tagName = 'dl';
      list.properties = { className: isWide ? ['ledger', 'wide'] : ['ledger'] };
      list.children = entries;
    });
  };
}

/** The bold words that an item begins with, and what follows them; in a list with blank lines they are in a paragraph. */
function termAndText(item: Element): [Element, ElementContent[]] | undefined {
  const [first, ...rest] = item.children.filter((node) => node.type !== 'text' || node.value.trim());
  if (first?.type !== 'element') return undefined;
  if (first.tagName === 'strong') return rest.length > 0 ? [first, rest] : undefined;
  if (first.tagName !== 'p') return undefined;
  const [term, ...text] = first.children;
  const paragraph = text.length > 0 ? [element('p', text)] : [];
  return termAndText({ ...item, children: [...(term ? [term] : []), ...paragraph, ...rest] });
}

function lengthOf(term: Element): number {
  let length = 0;
  visit(term, 'text', ({ value }) => void (length += value.length));
  return length;
}

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
