import { nodesOf, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** Every note is cited: else it is left out without a word. */
export const footnoteUncited = rule('footnote-uncited', function* ({ articles }) {
  for (const article of articles.filter(({ whole }) => whole)) {
    const cited = new Set(Array.from(nodesOf(article, 'footnoteReference'), ({ node }) => node.identifier));
    const told = new Set<string>();
    for (const { node } of nodesOf(article, 'footnoteDefinition')) {
      if (cited.has(node.identifier) || told.has(node.identifier)) continue;
      told.add(node.identifier);
      const label = node.label ?? node.identifier;
      yield finding(
        article,
        start(node),
        `no passage cites the note [^${label}]`,
        `write [^${label}] after the passage it supports, or take the note out`,
      );
    }
  }
});
