import { nodes, plainText, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** The headline is the only heading of the first level. */
export const secondH1 = rule('second-h1', function* (project) {
  for (const { article, node } of nodes(project, 'heading')) {
    if (node.depth !== 1) continue;
    yield finding(
      article,
      start(node),
      `${quoted(plainText(node))} is a second headline`,
      'write ## for a section',
    );
  }
});
