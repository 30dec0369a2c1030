import { plainText, nodesOf, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** Headings go down one level at a time; the headline is the first level. */
export const headingStep = rule('heading-step', function* ({ articles }) {
  for (const article of articles.filter(({ whole }) => whole)) {
    let above = 1;
    for (const { node } of nodesOf(article, 'heading')) {
      if (node.depth > above + 1) {
        const [has, needs] = ['#'.repeat(node.depth), '#'.repeat(above + 1)];
        yield finding(
          article,
          start(node),
          `the heading ${quoted(plainText(node))} skips a level with ${has}`,
          `write ${needs}`,
        );
      }
      above = node.depth;
    }
  }
});
