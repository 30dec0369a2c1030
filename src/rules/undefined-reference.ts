import { nearest } from '../article/nearest.ts';
import { pointAt } from './reading/source-text.ts';
import { nodesOf } from './reading/tree.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** A reference link has its definition. After parsing one without it is plain text, so this reads the source. */
export const undefinedReference = rule('undefined-reference', function* ({ articles }) {
  for (const article of articles.filter(({ whole }) => whole)) {
    const defined = new Set(Array.from(nodesOf(article, 'definition'), ({ node }) => node.identifier));
    for (const { 1: words = '', 2: named = '', index } of article.prose.matchAll(
      /(?<!\\)\[(?!\^)([^[\]]{1,300})\]\[(?!\^)([^[\]\n]*)\]/g,
    )) {
      const label = named || words;
      if (defined.has(label.replace(/\s+/g, ' ').trim().toLowerCase())) continue;
      const fix = didYouMean(nearest(label, defined), `write [${words.replace(/\s+/g, ' ')}](address)`);
      yield finding(
        article,
        pointAt(article, index),
        `the link refers to ${quoted(label)}, which is not defined`,
        fix,
      );
    }
  }
});
