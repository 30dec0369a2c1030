import { nearest } from '../article/nearest.ts';
import { citedInData } from './reading/records.ts';
import { attribute, components } from './reading/tree.ts';
import { under } from './reading/yaml-value.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** Whoever cites a source names one of content/sources.yaml. */
export const unknownSource = rule('unknown-source', function* (project) {
  if (!project.sources.readable) return;
  const known = new Set(project.sources.entries.map((entry) => under(entry, 'id')?.text ?? ''));
  const said = (id: string): [string, string] => [
    `there is no source ${quoted(id)}`,
    didYouMean(nearest(id, known), 'enter it in content/sources.yaml'),
  ];
  for (const { article, node } of components(project)) {
    const id = node.name === 'Cite' ? attribute(node, 'id') : undefined;
    if (id?.text.trim() && !known.has(id.text)) yield finding(article, id, ...said(id.text));
  }
  for (const { path, value } of citedInData(project)) {
    if (value.kind === 'text' && !known.has(value.text)) yield finding({ path }, value, ...said(value.text));
  }
});
