import { dateFields } from './reading/records.ts';
import { finding, quoted, rule } from './rule.ts';

/** A date is written as the calendar has it. */
export const dateCalendar = rule('date-calendar', function* (project) {
  for (const { record, field, shape } of dateFields(project)) {
    const { kind, text } = field.value;
    if (kind !== 'text' || (shape.is === 'issued' && text === 'n.d.')) continue;
    if (!(shape.is === 'day' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}(-\d\d){0,2}$/).test(text)) {
      yield finding(
        record,
        field.value,
        `“${field.key}” of ${record.called} is ${quoted(text)}`,
        `write ${shape.hint}`,
      );
    } else if (!onCalendar(text)) {
      yield finding(record, field.value, `the calendar has no ${text}`, 'write a day that exists');
    }
  }
});

function onCalendar(date: string): boolean {
  const time = Date.parse(`${date}${'-01'.repeat((10 - date.length) / 3)}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
