import { isSlug, slugOf } from './reading/slug.ts';
import { finding, rule } from './rule.ts';

/** Two articles, or an article and a page of the site, do not share an address: one of them would vanish. */
export const duplicateSlug = rule('duplicate-slug', function* ({ articles }) {
  const taken = new Map(OURS.map((name) => [name, 'a page of the site']));
  // The one whose name is in order keeps its address.
  const inOrder = articles.toSorted((a, b) => Number(isSlug(b.slug)) - Number(isSlug(a.slug)));
  for (const article of inOrder) {
    const address = slugOf(article.slug);
    const other = address && taken.get(address);
    if (other)
      yield finding(
        article,
        { line: 1, column: 1 },
        `the address /${address}/ belongs to ${other}`,
        'rename this file',
      );
    else taken.set(address, article.path);
  }
});

const OURS = ['404', 'assets', 'cards', 'colophon', 'fonts', 'index'];
