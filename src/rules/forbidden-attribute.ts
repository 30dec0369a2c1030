import { nearest } from '../article/nearest.ts';
import { components, start } from './reading/tree.ts';
import { COMPONENTS } from './reading/vocabulary.ts';
import { didYouMean, finding, rule } from './rule.ts';

/** A component has only the attributes that it reads, each once. */
export const forbiddenAttribute = rule('forbidden-attribute', function* (project) {
  for (const { article, node } of components(project)) {
    const known = COMPONENTS.get(node.name ?? '')?.attributes;
    if (!known) continue;
    const seen = new Set<string>();
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') continue;
      const { name } = attribute;
      const at = start(attribute.position ? attribute : node);
      const fix = didYouMean(nearest(name, known), `take it out; <${node.name}> has ${known.join(', ')}`);
      if (!known.includes(name)) yield finding(article, at, `<${node.name}> has no attribute “${name}”`, fix);
      else if (seen.has(name))
        yield finding(article, at, `<${node.name}> has “${name}” twice`, 'keep one of the two');
      seen.add(name);
    }
  }
});
