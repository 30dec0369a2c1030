import { dataFiles } from './project.ts';
import { citedInData } from './reading/records.ts';
import { attribute, components } from './reading/tree.ts';
import { under } from './reading/yaml-value.ts';
import { finding, quoted, rule } from './rule.ts';

/** Every source is used: by a note, an event, a person or a quotation (SPEC 1.9). */
export const unusedSource = rule('unused-source', function* (project) {
  const isRead = dataFiles(project).every(({ readable }) => readable);
  if (!isRead || !project.articles.every(({ whole, frontmatter }) => whole && frontmatter)) return;
  const used = new Set(Array.from(citedInData(project), ({ value }) => value.text));
  for (const { node } of components(project)) {
    if (node.name === 'Cite') used.add(attribute(node, 'id')?.text ?? '');
  }
  for (const entry of project.sources.entries) {
    const id = under(entry, 'id');
    if (!id || used.has(id.text)) continue;
    yield finding(
      project.sources,
      id,
      `nothing cites the source ${quoted(id.text)}`,
      `cite it in a note with <Cite id="${id.text}" />, or take it out`,
    );
  }
});
