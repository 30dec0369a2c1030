import { componentsOf, nodesOf } from '../article/article.ts';
import { idComment } from '../article/places.ts';
import { quoted } from '../article/text.ts';
import type { PageRules } from './project.ts';

/** A page beside the articles is Markdown alone: what only articles have would be shown as it is written. */
export const pages: PageRules = {
  *'page-markup'(page) {
    for (const { node } of componentsOf(page)) {
      const what = `${quoted(`<${node.name ?? ''}>`)} is in a page, which has no components and no HTML`;
      yield [node, what, 'write Markdown'];
    }
    for (const { node } of nodesOf(page, 'mdxTextExpression', 'mdxFlowExpression')) {
      const id = idComment(node.value);
      if (id)
        yield [node, `the id #${id} is in a page, whose headings have ids by themselves`, 'take it out'];
    }
    for (const { 0: note, index } of page.prose.matchAll(/(?<!\\)\[\^[^\]\n]*\]/g))
      yield [
        page.at(index),
        `${quoted(note)} is in a page, which has no notes`,
        'write the words into the text',
      ];
  },
};
