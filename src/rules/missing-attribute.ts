import { attribute, components, start } from './reading/tree.ts';
import { COMPONENTS } from './reading/vocabulary.ts';
import { finding, rule } from './rule.ts';

/** A component has the attributes that it cannot do without. */
export const missingAttribute = rule('missing-attribute', function* (project) {
  for (const { article, node } of components(project)) {
    for (const name of COMPONENTS.get(node.name ?? '')?.required ?? []) {
      const isExpression = node.attributes.some(
        (each) =>
          each.type === 'mdxJsxAttribute' &&
          each.name === name &&
          typeof each.value === 'object' &&
          each.value,
      );
      if (isExpression || attribute(node, name)?.text.trim()) continue;
      yield finding(
        article,
        start(node),
        `<${node.name}> has no “${name}”`,
        `write <${node.name} ${name}="…">`,
      );
    }
  }
});
