import { pointAt } from './reading/source-text.ts';
import { plainText } from './reading/tree.ts';
import { finding, rule } from './rule.ts';

/** A published article has words. */
export const emptyArticle = rule('empty-article', function* ({ articles }) {
  for (const article of articles.filter(({ draft, whole }) => whole && !draft)) {
    if (article.tree.children.some((node) => node.type !== 'yaml' && plainText(node))) continue;
    yield finding(
      article,
      pointAt(article, article.bodyAt),
      'the article has no words',
      'write them below the frontmatter, or set draft: true',
    );
  }
});
