import { under } from './reading/yaml-value.ts';
import { records } from './reading/records.ts';
import { finding, rule } from './rule.ts';

/** Frontmatter and data hold every key that the pages need. */
export const missingKey = rule('missing-key', function* (project) {
  for (const record of records(project)) {
    if (record.value.kind !== 'map') continue;
    for (const [key, shape] of Object.entries(record.shape)) {
      if (shape.optional || shape.duty || under(record.value, key)) continue;
      yield finding(
        record,
        record.value,
        `${record.called} has no “${key}”`,
        `add “${key}:” with ${shape.hint}`,
      );
    }
  }
});
