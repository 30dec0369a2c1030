import { nearest } from '../article/nearest.ts';
import { pointAt } from './reading/source-text.ts';
import { nodesOf } from './reading/tree.ts';
import { didYouMean, finding, rule } from './rule.ts';

/** Every note marker has its note. After parsing one without it is plain text, so this reads the source. */
export const footnoteUndefined = rule('footnote-undefined', function* ({ articles }) {
  for (const article of articles.filter(({ whole }) => whole)) {
    const defined = new Set(
      Array.from(nodesOf(article, 'footnoteDefinition'), ({ node }) => node.identifier),
    );
    for (const { 1: label = '', index } of article.prose.matchAll(/(?<!\\)\[\^([^\]\n]*)\]/g)) {
      if (defined.has(label.toLowerCase())) continue;
      const near = nearest(label, defined);
      const fix = didYouMean(
        near && `[^${near}]`,
        `write a line [^${/^\S+$/.test(label) ? label : 'name'}]: with the source`,
      );
      yield finding(article, pointAt(article, index), `the note [^${label}] is not written anywhere`, fix);
    }
  }
});
