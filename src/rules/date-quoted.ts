import { dateFields } from './reading/records.ts';
import { finding, rule } from './rule.ts';

/** Dates are in quotes: without them a parser may make a number or a moment in some time zone of them. */
export const dateQuoted = rule('date-quoted', function* (project) {
  for (const { record, field } of dateFields(project)) {
    const { kind, plain, text } = field.value;
    if (!(plain && (kind === 'number' || (kind === 'text' && /^\d/.test(text))))) continue;
    yield finding(
      record,
      field.value,
      `the date ${text.trim()} is not in quotes`,
      `write ${field.key}: "${text.trim()}"`,
    );
  }
});
