import { nodes, plainText, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** A heading has words. */
export const emptyHeading = rule('empty-heading', function* (project) {
  for (const { article, node } of nodes(project, 'heading')) {
    if (plainText(node)) continue;
    yield finding(
      article,
      start(node),
      `the heading ${'#'.repeat(node.depth)} has no words`,
      'write them, or take the line out',
    );
  }
});
