import { finding, quoted, rule } from './rule.ts';

/** An article's file name is its address: lower-case ASCII words with hyphens. */
export const slugAscii = rule('slug-ascii', function* (project) {
  for (const article of project.articles) {
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(article.slug)) continue;
    const plain = article.slug
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const fix = `name it ${plain || 'after its topic'}${plain ? '.mdx' : ', in lower-case ASCII words with hyphens'}`;
    yield finding(article, { line: 1, column: 1 }, `the file name ${quoted(article.slug)} makes a poor address`, fix);
  }
});
