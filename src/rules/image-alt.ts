import { nodes, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** An image is described for those who cannot see it. */
export const imageAlt = rule('image-alt', function* (project) {
  for (const { article, node } of nodes(project, 'image', 'imageReference')) {
    if (node.alt?.trim()) continue;
    const name = node.type === 'image' ? node.url : node.identifier;
    yield finding(
      article,
      start(node),
      `the image ${quoted(name)} has no description`,
      'write what it shows between the brackets: ![description](address)',
    );
  }
});
