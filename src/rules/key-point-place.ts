import { nearest } from '../article/nearest.ts';
import { placeIds } from './reading/links.ts';
import { under } from './reading/yaml-value.ts';
import { didYouMean, finding, rule } from './rule.ts';

/** A key point, or a correction, leads to a place of its article. */
export const keyPointPlace = rule('key-point-place', function* (project) {
  for (const article of project.articles.filter(({ draft, whole }) => whole && !draft)) {
    const ids = placeIds(project, article);
    for (const key of ['keyPoints', 'corrections']) {
      for (const item of under(article.frontmatter, key)?.items ?? []) {
        const place = under(item, 'place');
        if (!place?.text || place.kind !== 'text' || ids.includes(place.text)) continue;
        const fix = didYouMean(
          nearest(place.text, ids),
          'write the id of a passage, as it stands in its {/* #id */}',
        );
        yield finding(article, place, `the article has no place “${place.text}”`, fix);
      }
    }
  }
});
