import { isLabel, LABELS } from '../article/labels.ts';
import { nearest } from '../lib/nearest.ts';
import { attribute, components } from './reading/tree.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** A label is one of the five. */
export const unknownLabel = rule('unknown-label', function* (project) {
  const names = Object.keys(LABELS);
  for (const { article, node } of components(project)) {
    const is = node.name === 'Label' ? attribute(node, 'is') : undefined;
    if (!is?.text.trim() || isLabel(is.text)) continue;
    yield finding(
      article,
      is,
      `there is no label ${quoted(is.text)}`,
      didYouMean(nearest(is.text, names), `the labels are ${names.join(', ')}`),
    );
  }
});
