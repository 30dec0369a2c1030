import { dataFiles } from './project.ts';
import { pointAt } from './reading/source-text.ts';
import { finding, rule } from './rule.ts';

/** Every text is UTF-8. */
export const notUtf8 = rule('not-utf8', function* (project) {
  for (const file of [...project.articles, ...dataFiles(project)]) {
    if (file.damagedAt === undefined) continue;
    const before = file.text.slice(0, file.damagedAt).split('\n').pop()?.slice(-30);
    yield finding(
      file,
      pointAt(file, file.damagedAt),
      before ? `the sign after “${before}” is not UTF-8` : 'the text is not UTF-8',
      'save the file with the encoding UTF-8',
    );
  }
});
