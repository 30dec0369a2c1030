import { nearest } from '../article/nearest.ts';
import { records, shapeOf } from './reading/records.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** Frontmatter and data hold no key that nothing reads. */
export const unknownKey = rule('unknown-key', function* (project) {
  for (const record of records(project)) {
    for (const field of record.value.fields) {
      if (shapeOf(record, field.key)) continue;
      const known = Object.keys(record.shape);
      const fix = didYouMean(nearest(field.key, known), `the keys are ${known.join(', ')}`);
      yield finding(record, field, `${record.called} has the unknown key ${quoted(field.key)}`, fix);
    }
  }
});
