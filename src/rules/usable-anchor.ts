import { idFault } from '../lib/places.ts';
import { finding, rule } from './rule.ts';

/** An id can stand in a URL for good. */
export const usableAnchor = rule('usable-anchor', function* ({ articles }) {
  for (const article of articles) {
    for (const { kind, id, at } of article.places) {
      const fault = idFault(id, kind);
      const fix = kind === 'section' ? 'write a short topic word' : 'take it out and run npm run anchors';
      if (fault) yield finding(article, at, `the id #${id} cannot be used, since ${fault}`, fix);
    }
  }
});
