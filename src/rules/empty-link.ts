import { addressed, clickable } from './reading/links.ts';
import { flattened, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** A link has words and an address. */
export const emptyLink = rule('empty-link', function* (project) {
  for (const { article, node, url } of addressed(project)) {
    if (url === '' || url === '#')
      yield finding(
        article,
        start(node),
        'the link has no address',
        'write it between the parentheses: [words](address)',
      );
  }
  for (const { article, node, words } of clickable(project)) {
    const holdsImage = flattened({ type: 'root', children: [node] }).some(
      ({ node: each }) => each.type === 'image',
    );
    const url = node.type === 'link' ? node.url : node.identifier;
    if (!words && !holdsImage)
      yield finding(
        article,
        start(node),
        `the link to ${quoted(url)} has no words`,
        'write them between the brackets: [words](address)',
      );
  }
});
