import { nearest } from '../article/nearest.ts';
import { components, start } from './reading/tree.ts';
import { COMPONENT_LIST, COMPONENTS } from './reading/vocabulary.ts';
import { didYouMean, finding, quoted, rule } from './rule.ts';

/** An article uses only the components that there are. */
export const unknownComponent = rule('unknown-component', function* (project) {
  for (const { article, node } of components(project)) {
    if (!node.name || !/[A-Z.]/.test(node.name) || COMPONENTS.has(node.name)) continue;
    const near = nearest(node.name, COMPONENTS.keys());
    const fix = `${didYouMean(near && `<${near}>`, 'take it out')}${near ? ' ' : '; '}the components are ${COMPONENT_LIST}`;
    yield finding(article, start(node), `there is no component ${quoted(`<${node.name}>`)}`, fix);
  }
});
