import { isEmpty, records, shapeOf } from './reading/records.ts';
import { finding, rule } from './rule.ts';

/** A key that is written has a value. */
export const emptyValue = rule('empty-value', function* (project) {
  for (const record of records(project)) {
    for (const field of record.value.fields) {
      const shape = shapeOf(record, field.key);
      if (!shape || shape.duty || !isEmpty(field.value, shape)) continue;
      const fix = shape.optional ? `write ${shape.hint}, or leave the line out` : `write ${shape.hint}`;
      yield finding(record, field, `“${field.key}” of ${record.called} is empty`, fix);
    }
  }
});
