import { records } from './reading/records.ts';
import { under } from './reading/yaml-value.ts';
import { finding, rule } from './rule.ts';

/** What comes later has the later date. */
export const dateOrder = rule('date-order', function* (project) {
  for (const record of records(project)) {
    for (const [later, earlier] of ORDER) {
      const [end, begin] = [under(record.value, later), under(record.value, earlier)];
      if (!end || !begin || !isBefore(end.text, begin.text)) continue;
      yield finding(
        record,
        end,
        `“${later}” ${end.text} lies before “${earlier}” ${begin.text}`,
        'mend the one that is wrong',
      );
    }
  }
  for (const article of project.articles) {
    const published = under(article.frontmatter, 'published')?.text ?? '';
    for (const correction of under(article.frontmatter, 'corrections')?.items ?? []) {
      const date = under(correction, 'date');
      if (!date || !isBefore(date.text, published)) continue;
      yield finding(
        article,
        date,
        `the correction of ${date.text} lies before “published” ${published}`,
        'mend the one that is wrong',
      );
    }
  }
});

const ORDER = [
  ['published', 'eventDate'],
  ['updated', 'published'],
  ['until', 'date'],
  ['accessed', 'issued'],
] as const;

/** Compares as much as both dates tell. */
function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return DATE.test(date) && DATE.test(other) && date.slice(0, length) < other.slice(0, length);
}

const DATE = /^\d{4}(-\d\d){0,2}$/;
