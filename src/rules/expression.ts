import { idComment } from '../lib/places.ts';
import { pointAt } from './reading/source-text.ts';
import { components, nodes, start } from './reading/tree.ts';
import { finding, quoted, rule } from './rule.ts';

/** Braces hold id comments and nothing else: an article holds no code. */
export const expression = rule('expression', function* (project) {
  for (const article of project.articles) {
    for (const { kind, offset } of article.faults) {
      if (kind !== 'expression') continue;
      const words = /^.{1,30}/.exec(article.text.slice(offset))?.[0] ?? '{';
      yield finding(
        article,
        pointAt(article, offset),
        `the brace at ${quoted(words)} begins code`,
        'write &#123; for a brace, and ids as {/* #id */}',
      );
    }
  }
  for (const { article, node } of nodes(project, 'mdxTextExpression', 'mdxFlowExpression')) {
    if (idComment(node.value)) continue;
    const written = quoted(`{${node.value}}`);
    if (/^\s*\/[*/]/.test(node.value))
      yield finding(
        article,
        start(node),
        `the comment ${written} is no id`,
        'write {/* #id */}, or take it out',
      );
    else
      yield finding(
        article,
        start(node),
        `the expression ${written} is code`,
        'write the words themselves; a brace is &#123;',
      );
  }
  for (const { article, node } of components(project)) {
    for (const attribute of node.attributes) {
      const isCode =
        attribute.type === 'mdxJsxExpressionAttribute' ||
        (typeof attribute.value === 'object' && attribute.value !== null);
      if (!isCode) continue;
      const written = attribute.type === 'mdxJsxAttribute' ? `${attribute.name}={…}` : '{…}';
      yield finding(
        article,
        start(attribute.position ? attribute : node),
        `the attribute ${written} of <${node.name ?? ''}> is code`,
        'write name="value"',
      );
    }
  }
});
