import { pointAt } from './reading/source-text.ts';
import { finding, rule } from './rule.ts';

/** An article begins with its keys between two lines ---. */
export const frontmatter = rule('frontmatter', function* ({ articles }) {
  for (const article of articles.filter(({ readable }) => readable)) {
    const top = pointAt(article, 0);
    const keys = 'its headline, deck, kicker, topic, eventDate and published';
    if (article.fence === 'none') {
      yield finding(
        article,
        top,
        'the article has no frontmatter',
        `begin the file with a line ---, ${keys}, and a line ---`,
      );
    } else if (article.fence === 'open') {
      yield finding(
        article,
        top,
        'the frontmatter that begins here never ends',
        'write a line --- after its last key',
      );
    } else if (article.frontmatter?.kind !== 'map' && article.yamlFaults.length === 0) {
      yield finding(
        article,
        top,
        'the frontmatter holds no keys',
        `write ${keys} into it, each on a line as key: value`,
      );
    }
  }
});
