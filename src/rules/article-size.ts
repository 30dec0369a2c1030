import { LARGEST } from './reading/article.ts';
import { finding, rule } from './rule.ts';

/** An article is no larger than a reader can load. */
export const articleSize = rule('article-size', function* ({ articles }) {
  for (const article of articles) {
    if (article.size <= LARGE) continue;
    const found = finding(
      article,
      { line: 1, column: 1 },
      `the article has ${Math.round(article.size / 1024)} KB`,
      'make several articles of it',
    );
    yield article.size > LARGEST ? found : { ...found, severity: 'warning' };
  }
});

const LARGE = 200 * 1024;
