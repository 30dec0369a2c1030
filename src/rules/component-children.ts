import { components, plainText, start } from './reading/tree.ts';
import { COMPONENTS } from './reading/vocabulary.ts';
import { finding, quoted, rule } from './rule.ts';

/** Words stand in a component only where it shows them, and where it shows nothing else there are some. */
export const componentChildren = rule('component-children', function* (project) {
  for (const { article, node } of components(project)) {
    const shape = COMPONENTS.get(node.name ?? '');
    if (shape && !shape.wraps && node.children.length > 0) {
      const words = quoted(plainText(node));
      yield finding(
        article,
        start(node),
        `the words ${words} in <${node.name}> would not be shown`,
        `write them beside it and end it at once: <${node.name} … />`,
      );
    } else if (shape?.wraps && node.children.length === 0) {
      yield finding(
        article,
        start(node),
        `<${node.name}> is empty`,
        `write its words between <${node.name} …> and </${node.name}>`,
      );
    }
  }
});
