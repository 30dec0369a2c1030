import { finding, rule } from './rule.ts';

/** An id names one place of its article. */
export const uniqueId = rule('unique-id', function* ({ articles }) {
  for (const article of articles) {
    const lines = new Map<string, number>();
    for (const { id, aliases, at } of article.places) {
      for (const name of [id, ...aliases]) {
        const first = lines.get(name);
        const fix = `take #${name} out here and run npm run anchors for a new id`;
        if (first !== undefined)
          yield finding(article, at, `the id #${name} already stands on line ${first}`, fix);
        else lines.set(name, at.line);
      }
    }
  }
});
