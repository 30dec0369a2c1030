import { DATA, dataFiles } from './project.ts';
import { under } from './reading/yaml-value.ts';
import { finding, rule } from './rule.ts';

/** An id names one entry of its file: the later would replace the earlier without a word. */
export const duplicateEntry = rule('duplicate-entry', function* (project) {
  for (const file of dataFiles(project)) {
    const lines = new Map<string, number>();
    for (const entry of file.entries) {
      const id = under(entry, 'id');
      if (!id) continue;
      const first = lines.get(id.text);
      if (first === undefined) lines.set(id.text, id.line);
      else
        yield finding(
          file,
          id,
          `the ${DATA[file.name]} “${id.text}” already stands on line ${first}`,
          'give one of the two another id, or take it out',
        );
    }
  }
});
