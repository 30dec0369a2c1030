import type { Nodes } from 'mdast';
import { soleComponent } from './reading/marked-places.ts';
import { nodes, plainText, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** An article uses only the Markdown that the pages have a form for. */
export const forbiddenMarkdown = rule('forbidden-markdown', function* (project) {
  for (const { article, node, within } of nodes(
    project,
    'code',
    'thematicBreak',
    'delete',
    'heading',
    'listItem',
  )) {
    const faultOf = FAULTS[node.type] as
      ((node: Nodes, parent: Nodes | undefined) => Fault | undefined) | undefined;
    const fault = faultOf?.(node, within[0]);
    if (fault) yield finding(article, start(node), ...fault);
  }
});

const FAULTS: {
  [T in Nodes['type']]?: (node: Extract<Nodes, { type: T }>, parent: Nodes | undefined) => Fault | undefined;
} = {
  code: (node) => [
    `the code block ${quoted(plainText(node))} has no place in an article`,
    'write a paragraph or a quotation with >',
  ],
  thematicBreak: () => [
    'a line across the page parts nothing that has a name',
    'begin a section with ## and a heading',
  ],
  delete: (node) => [
    `the words ${quoted(plainText(node))} are struck out`,
    'take them out and say so under corrections',
  ],
  heading: (node, parent) => {
    if (node.depth > 4)
      return [
        `the heading ${quoted(plainText(node))} is too deep with ${'#'.repeat(node.depth)}`,
        'use ##, ### or ####',
      ];
    const inside = parent && parent.type !== 'root' && !soleComponent(parent);
    return inside
      ? [
          `the heading ${quoted(plainText(node))} stands inside another block`,
          'begin its line with # signs alone',
        ]
      : undefined;
  },
  listItem: (node) =>
    typeof node.checked === 'boolean'
      ? [`the item ${quoted(plainText(node))} has a box to tick`, 'take [ ] or [x] out']
      : undefined,
};

type Fault = [message: string, fix: string];
