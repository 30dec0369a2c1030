import { finding, rule } from './rule.ts';

/** Two articles, or an article and a page of the site, do not share an address. */
export const duplicateSlug = rule('duplicate-slug', function* (project) {
  const taken = new Map(OURS.map((name) => [name, `the site’s own ${name}`]));
  for (const article of project.articles) {
    const address = article.slug.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
    const other = taken.get(address);
    if (other) yield finding(article, { line: 1, column: 1 }, `the address /${address}/ belongs to ${other}`, 'rename this file');
    else taken.set(address, article.path);
  }
});

const OURS = ['404', 'assets', 'cards', 'colophon', 'fonts', 'index'];
