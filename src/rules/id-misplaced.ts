import { idComment } from '../lib/places.ts';
import { nodesOf, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** An id comment stands at the end of the block that it names, else it names nothing. */
export const idMisplaced = rule('id-misplaced', function* ({ articles }) {
  for (const article of articles) {
    const marks = new Set<unknown>(article.places.map(({ mark }) => mark));
    for (const { node, within } of nodesOf(article, 'mdxTextExpression', 'mdxFlowExpression')) {
      const found = idComment(node.value);
      if (!found || marks.has(node)) continue;
      // A heading of the first level is told by another rule.
      if (within[0]?.type === 'heading' && within[0].depth === 1) continue;
      yield finding(
        article,
        start(node),
        `the id #${found.id} names nothing here`,
        'write it at the end of the last line of its paragraph or heading',
      );
    }
  }
});
