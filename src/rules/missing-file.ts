import { dataFiles } from './project.ts';
import { finding, rule } from './rule.ts';

/** The data files are there, and each is a list. */
export const missingFile = rule('missing-file', function* (project) {
  for (const file of dataFiles(project)) {
    const top = { line: 1, column: 1 };
    if (!file.exists)
      yield finding(file, top, 'the file is missing', 'write it, with [] in it for an empty list');
    else if (file.value?.kind !== 'list' && file.yamlFaults.length === 0) {
      yield finding(
        file,
        file.value ?? top,
        'the file holds no list',
        'begin each entry with “- id: …”, or write [] for an empty list',
      );
    }
  }
  if (project.articles.length === 0) {
    yield finding(
      { path: 'content/articles' },
      { line: 1, column: 1 },
      'there is no article',
      'write one as <slug>.mdx',
    );
  }
});
