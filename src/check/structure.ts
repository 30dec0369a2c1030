import type { Nodes } from 'mdast';
import { componentsOf, nodesOf } from '../article/article.ts';
import { COMPONENTS } from '../article/components.ts';
import { codeLine } from '../article/mdx.ts';
import { nearest } from '../article/nearest.ts';
import { bareComponents, idComment, isCode, isComponent } from '../article/places.ts';
import { didYouMean, isSlug, plainText, quoted, slugOf, TOP } from '../article/text.ts';
import type { Project } from './project.ts';
import type { ArticleRules } from './rules.ts';

/** An article's address and blocks: headings, Markdown that pages have a form for, ids where they name something. */
export const structure: ArticleRules = {
  // Of two that would have an address the one whose name is in order keeps it.
  *'duplicate-slug'(article, project) {
    const address = slugOf(article.slug);
    const owner = ownerOf(address, project);
    if (owner && owner !== article.file.path)
      yield [TOP, `the address /${address}/ belongs to ${owner}`, 'rename this file'];
  },

  *'slug-ascii'({ slug, file }, project) {
    const better = slugOf(slug);
    const owner = ownerOf(better, project);
    if (isSlug(slug) || (owner && owner !== file.path)) return;
    const name = better ? `${better}.mdx` : 'after its topic, in lower-case ASCII words with hyphens';
    yield [TOP, `the file name ${quoted(slug)} makes a poor address`, `name it ${name}`];
  },

  *'empty-article'({ tree, isWhole, isDraft, at, bodyAt }) {
    if (isWhole && !isDraft && !plainText(tree))
      yield [at(bodyAt), 'the article has no words', 'write them below the frontmatter, or set draft: true'];
  },

  *'empty-heading'(article) {
    for (const { node } of nodesOf(article, 'heading'))
      if (!plainText(node))
        yield [node, `the heading ${marks(node.depth)} has no words`, 'write them, or take the line out'];
  },

  *'heading-step'(article) {
    let above = 1;
    for (const { node } of article.isWhole ? nodesOf(article, 'heading') : []) {
      const what = `the heading ${quoted(plainText(node))} skips a level with ${marks(node.depth)}`;
      if (node.depth > above + 1) yield [node, what, `write ${marks(above + 1)}`];
      above = node.depth;
    }
  },

  *'second-h1'(article) {
    for (const { node } of nodesOf(article, 'heading'))
      if (node.depth === 1)
        yield [node, `${quoted(plainText(node))} is a second headline`, 'write ## for a section'];
  },

  *'forbidden-markdown'(article) {
    for (const { node, within } of article.nodes) {
      const fault = unsupported(node, within[0]);
      if (fault) yield [node, ...fault];
    }
  },

  // Cells beyond those of the head would be dropped.
  *'table-cells'(article) {
    for (const { node } of nodesOf(article, 'table')) {
      const wanted = node.children[0]?.children.length ?? 0;
      for (const row of node.children) {
        const what = `the row has ${row.children.length} cells under a head of ${wanted}`;
        if (row.children.length !== wanted)
          yield [row, what, 'write as many as the head has; a | in the text is \\|'];
      }
    }
  },

  *'leftover-markup'(article) {
    for (const { node } of nodesOf(article, 'text')) {
      const from = node.position?.start.offset ?? 0;
      const source = article.text.slice(from, node.position?.end.offset);
      for (const [form, instead] of LEFTOVERS) {
        const found = form.test(node.value) && form.exec(source);
        if (found)
          yield [article.at(from + found.index), `${quoted(found[0])} stays in the text as it is`, instead];
      }
    }
  },

  *'import-export'(article) {
    for (const { node } of nodesOf(article, 'mdxjsEsm')) yield [node, ...codeLine(node.value)];
  },

  // Braces hold ids and nothing else: an article holds no code.
  *expression(article) {
    for (const { node } of nodesOf(article, 'mdxTextExpression', 'mdxFlowExpression')) {
      if (idComment(node.value)) continue;
      const written = quoted(`{${node.value}}`);
      const comment = /^\s*\/[*/]\s*#?\s*([pqf]-\w{4}\b)?/.exec(node.value);
      const instead = comment && `write {/* #${comment[1] ?? 'id'} */}, or take it out`;
      if (instead) yield [node, `the comment ${written} is no id`, instead];
      else yield [node, `the expression ${written} is code`, 'write the words themselves; a brace is &#123;'];
    }
    for (const { node } of componentsOf(article))
      for (const each of node.attributes.filter(isCode)) {
        const written = each.type === 'mdxJsxAttribute' ? `${each.name}={…}` : '{…}';
        const what = `the attribute ${written} of <${node.name ?? ''}> is code`;
        yield [each.position ? each : node, what, 'write name="value"'];
      }
  },

  *'id-misplaced'(article) {
    const used = new Set<unknown>(article.places.map(({ block }) => block.mark));
    for (const { node, within } of nodesOf(article, 'mdxTextExpression', 'mdxFlowExpression')) {
      const id = idComment(node.value);
      // A headline within the text and a dropped paragraph are told by rules of their own.
      if (!id || used.has(node) || isHeadline(within[0]) || droppedIn(within[0])) continue;
      const instead = 'write it at the end of the last line of its paragraph or heading';
      yield [node, `the id #${id} names nothing here`, instead];
    }
  },

  // MDX makes a paragraph only of what holds more than components.
  *'dropped-paragraph'(article) {
    for (const { node } of nodesOf(article, 'paragraph')) {
      const name = droppedIn(node);
      const what = `the paragraph ${quoted(plainText(node))} is all in <${name}>, which makes no paragraph`;
      if (name) yield [node, what, `write a word, its full stop or its note outside <${name}>`];
    }
  },

  // After parsing, a link without its definition is plain text: this reads the source.
  *'undefined-reference'(article) {
    if (!article.isWhole) return;
    const defined = new Set(Array.from(nodesOf(article, 'definition'), ({ node }) => node.identifier));
    const references = /(?<!\\)\[(?!\^)([^[\]]{1,300})\]\[(?!\^)([^[\]\n]*)\]/g;
    for (const { 1: words = '', 2: named = '', index } of article.prose.matchAll(references)) {
      const label = named || words;
      if (defined.has(label.replace(/\s+/g, ' ').trim().toLowerCase())) continue;
      const instead = didYouMean(nearest(label, defined), `write [${words.replace(/\s+/g, ' ')}](address)`);
      yield [article.at(index), `the link refers to ${quoted(label)}, which is not defined`, instead];
    }
  },
};

/** Who has an address: a page of the site or an article. */
function ownerOf(address: string, { articles }: Project): string | undefined {
  if (PAGES.includes(address)) return 'a page of the site';
  const named = articles.find(({ slug }) => slug === address);
  return (named ?? articles.find(({ slug }) => address && slugOf(slug) === address))?.file.path;
}

/** What is wrong with Markdown that pages have no form for, and what to write instead. */
function unsupported(node: Nodes, parent: Nodes | undefined): [what: string, instead: string] | undefined {
  const words = (): string => quoted(plainText(node));
  switch (node.type) {
    case 'code':
      return [
        `the code block ${words()} has no place in an article`,
        'write a paragraph or a quotation with >',
      ];
    case 'thematicBreak':
      return [
        'a line across the page parts nothing that has a name',
        'begin a section with ## and a heading',
      ];
    case 'delete':
      return [`the words ${words()} are struck out`, 'take them out and say so under corrections'];
    case 'listItem':
      if (typeof node.checked !== 'boolean') return undefined;
      return [`the item ${words()} has a box to tick`, 'take [ ] or [x] out'];
    case 'heading':
      if (node.depth > 4)
        return [`the heading ${words()} is too deep with ${marks(node.depth)}`, 'use ##, ### or ####'];
      if (!parent || parent.type === 'root' || isComponent(parent)) return undefined;
      return [`the heading ${words()} stands inside another block`, 'begin its line with # signs alone'];
  }
  return undefined;
}

/** The name of the component that all words of a paragraph are in, or undefined. */
function droppedIn(node: Nodes | undefined): string | undefined {
  const isInline = (name: string): boolean => !COMPONENTS.get(name)?.place && COMPONENTS.has(name);
  const found = node && bareComponents(node)?.find((each) => isInline(each.name ?? '') && plainText(each));
  return found?.name ?? undefined;
}

const isHeadline = (node: Nodes | undefined): boolean => node?.type === 'heading' && node.depth === 1;
const marks = (depth: number): string => '#'.repeat(depth);

const LEFTOVERS: [form: RegExp, instead: string][] = [
  [/(?<!\\)\]\(\S*/, 'write a link as [words](address), without a space in the address'],
  [/(?<!\\)\] +\(((https?:|\/|#)\S*|$)/, 'take the space between ] and ( out'],
  [/(?<!\\)\*\*\S*/, 'close what ** opens, without a space inside'],
  [/(?<!\\)^\|.*/m, 'write a table with a line | --- | --- | under its head'],
  [/^#{1,6}(?=[^#\s])\S*/, 'put a space after the # signs'],
];

const PAGES = ['404', 'assets', 'cards', 'colophon', 'fonts', 'index'];
