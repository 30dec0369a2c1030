import { pointAt } from './reading/source-text.ts';
import { nodes } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** No signs of Markdown are left in the text: the reader would see them. */
export const leftoverMarkup = rule('leftover-markup', function* (project) {
  for (const { article, node } of nodes(project, 'text')) {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const source = article.text.slice(from, to);
    for (const [form, fix] of LEFT) {
      const found = form.test(node.value) ? form.exec(source) : undefined;
      if (found)
        yield finding(
          article,
          pointAt(article, from + found.index),
          `${quoted(found[0])} stays in the text as it is`,
          fix,
        );
    }
  }
});

const LEFT: [form: RegExp, fix: string][] = [
  [/(?<!\\)\]\(\S*/, 'write a link as [words](address), without a space in the address'],
  [/(?<!\\)\] +\(((https?:|\/|#)\S*|$)/, 'take the space between ] and ( out'],
  [/(?<!\\)\*\*\S*/, 'close what ** opens, without a space inside'],
  [/(?<!\\)^\|.*/m, 'write a table with a line | --- | --- | under its head'],
  [/^#{1,6}(?=[^#\s])\S*/, 'put a space after the # signs'],
];
