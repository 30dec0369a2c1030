import { isEmpty } from './reading/records.ts';
import { ENTRIES } from './reading/shapes.ts';
import { under } from './reading/yaml-value.ts';
import { finding, rule } from './rule.ts';

/** A source has the title, the publisher and the date that a reader needs to find it again. */
export const sourceIncomplete = rule('source-incomplete', function* ({ sources }) {
  for (const [at, entry] of sources.entries.entries()) {
    if (entry.kind !== 'map') continue;
    for (const key of ['title', 'publisher', 'issued'] as const) {
      const field = entry.fields.find((each) => each.key === key);
      if (field && !isEmpty(field.value)) continue;
      const called = under(entry, 'id')?.text ?? at + 1;
      yield finding(
        sources,
        field ?? entry,
        `the source “${called}” has no ${NAMES[key]}`,
        `write “${key}:” with ${ENTRIES.sources[key].hint}`,
      );
    }
  }
});

const NAMES = { title: 'title', publisher: 'publisher', issued: 'date' };
