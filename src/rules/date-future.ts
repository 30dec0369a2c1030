import { dateFields } from './reading/records.ts';
import { finding, rule } from './rule.ts';

/** Nothing is dated later than the day of reference, which the commands pass; without one the rule is silent. */
export const dateFuture = rule('date-future', function* (project) {
  const { today } = project;
  if (today === undefined) return;
  for (const { record, field } of dateFields(project)) {
    const date = field.value.text;
    if (record.draft || !/^\d{4}(-\d\d){0,2}$/.test(date) || date <= today.slice(0, date.length)) continue;
    const fix = `write a date that has come${record.path.endsWith('.mdx') ? ', or set draft: true' : ''}`;
    yield finding(record, field.value, `“${field.key}” ${date} lies after today, ${today}`, fix);
  }
});
