import { nodesOf, start } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** A note is written once: the second would be left out. */
export const footnoteTwice = rule('footnote-twice', function* ({ articles }) {
  for (const article of articles) {
    const lines = new Map<string, number>();
    for (const { node } of nodesOf(article, 'footnoteDefinition')) {
      const first = lines.get(node.identifier);
      const { line } = start(node);
      if (first === undefined) lines.set(node.identifier, line);
      else
        yield finding(
          article,
          start(node),
          `the note [^${node.label ?? node.identifier}] already stands on line ${first}`,
          'give one of the two another name',
        );
    }
  }
});
