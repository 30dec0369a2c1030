import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Page, PageElement, PageText, Point } from '../lib/page-tree.ts';
import { attributeName } from './built-html.ts';

/** A page of dist as browsers without script understand it, with the place of everything in its source. */
export function parsedPage(path: string, html: string): Page {
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  return {
    path,
    root: { tag: '#document', attributes: {}, children: childrenOf(document, START), ...START },
  };
}

const START: Point = { line: 1, column: 1 };

/** What the parser added without a source has the place of what is around it. */
function childrenOf(node: DefaultTreeAdapterTypes.ParentNode, around: Point): (PageElement | PageText)[] {
  return node.childNodes.flatMap((child): (PageElement | PageText)[] => {
    const { startLine, startCol } = child.sourceCodeLocation ?? {};
    const at = startLine && startCol ? { line: startLine, column: startCol } : around;
    if (tree.isTextNode(child)) return [{ text: child.value, ...at }];
    if (!tree.isElementNode(child)) return [];
    const attributes = Object.fromEntries(child.attrs.map((attr) => [attributeName(attr), attr.value]));
    return [{ tag: child.tagName, attributes, children: childrenOf(child, at), ...at }];
  });
}
