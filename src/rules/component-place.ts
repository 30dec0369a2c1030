import { soleComponent } from './reading/marked-places.ts';
import { components, start } from './reading/tree.ts';
import { COMPONENTS } from './reading/vocabulary.ts';
import { finding, rule } from './rule.ts';

/** A figure or a pull quote is a block of the article, in no paragraph, list, table or other component. */
export const componentPlace = rule('component-place', function* (project) {
  for (const { article, node, within } of components(project)) {
    if (!COMPONENTS.get(node.name ?? '')?.flow) continue;
    const [parent, above] = within;
    const around = parent && soleComponent(parent) === node ? above : parent;
    if (around?.type === 'root') continue;
    yield finding(
      article,
      start(node),
      `<${node.name}> stands inside another block`,
      'put it between blank lines, on lines of its own',
    );
  }
});
