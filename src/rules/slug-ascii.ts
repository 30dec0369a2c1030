import { isSlug, slugOf } from './reading/slug.ts';
import { finding, quoted, rule } from './rule.ts';

/** An article's file name is its address: lower-case ASCII words with hyphens. */
export const slugAscii = rule('slug-ascii', function* ({ articles }) {
  const good = new Set(articles.map(({ slug }) => slug).filter(isSlug));
  for (const article of articles) {
    const better = slugOf(article.slug);
    // A name that comes too near another's is told by another rule.
    if (isSlug(article.slug) || good.has(better)) continue;
    const fix = better
      ? `name it ${better}.mdx`
      : 'name it after its topic, in lower-case ASCII words with hyphens';
    yield finding(
      article,
      { line: 1, column: 1 },
      `the file name ${quoted(article.slug)} makes a poor address`,
      fix,
    );
  }
});
