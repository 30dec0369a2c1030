import { dataFiles } from './project.ts';
import { finding, rule } from './rule.ts';

/** Frontmatter and data can be read as YAML. */
export const yamlSyntax = rule('yaml-syntax', function* (project) {
  for (const file of [...project.articles, ...dataFiles(project)]) {
    for (const fault of file.yamlFaults) yield finding(file, fault, fault.message, fault.fix);
  }
});
