import type { Nodes } from 'mdast';
import { componentsOf, nodesOf } from '../article/article.ts';
import { COMPONENTS } from '../article/components.ts';
import { codeLine } from '../article/mdx.ts';
import { nearest } from '../article/nearest.ts';
import { bareComponents, idComment, isCode } from '../article/places.ts';
import { didYouMean, isSlug, LARGEST, plainText, quoted, slugOf, TOP } from '../article/text.ts';
import type { ArticleRules, PageRules, Project } from './project.ts';

/** An article's address, and its ids where they name something. */
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

  *'id-misplaced'(article) {
    const used = new Set<unknown>(article.places.map(({ block }) => block.mark));
    const instead =
      'write it at the end of its heading, paragraph or quotation, of the first paragraph of its list item, or as id="…" of its component';
    for (const { node, within } of nodesOf(article, 'mdxTextExpression', 'mdxFlowExpression')) {
      const id = idComment(node.value);
      const [parent = article.tree] = within;
      // Rules of their own find a second headline and a paragraph all in one component.
      if (id && !used.has(node) && !isHeadline(parent) && !isDropped(parent))
        yield [node, `the id #${id} names nothing here`, instead];
    }
  },

  // MDX makes a paragraph only of what holds more than components.
  'dropped-paragraph': unsupported([
    isDropped,
    'a paragraph all in one component',
    'write a word, its full stop or its note outside the component',
  ]),
};

/** What articles and the pages beside them have in common: Markdown that pages have a form for. */
export const markdown: PageRules = {
  *'article-size'({ size }) {
    const what = `the file has ${Math.round(size / 1024)} KB, more than can be read`;
    if (size > LARGEST) yield [TOP, what, 'shorten it, or make several of it'];
  },

  'empty-heading': unsupported([
    (node) => node.type === 'heading' && !plainText(node),
    'a heading without words',
    'write them, or take the line out',
  ]),

  *'heading-step'(article) {
    let above = 1;
    for (const { node } of article.isWhole ? nodesOf(article, 'heading') : []) {
      const what = `the heading ${quoted(plainText(node))} skips a level with ${hashes(node.depth)}`;
      if (node.depth > above + 1) yield [node, what, `write ${hashes(above + 1)}`];
      above = node.depth;
    }
  },

  'second-h1': unsupported([isHeadline, 'a second headline', 'write ## for a section']),

  'forbidden-markdown': unsupported(
    [({ type }) => type === 'code', 'a code block', 'write a paragraph or a quotation with >'],
    [({ type }) => type === 'thematicBreak', 'a horizontal rule', 'begin a section with ## and a heading'],
    [({ type }) => type === 'delete', 'struck-out text', 'take it out and say so under corrections'],
    [(node) => 'checked' in node && node.checked !== null, 'a task list item', 'take [ ] or [x] out'],
    [(node) => node.type === 'heading' && node.depth > 4, 'a heading below ####', 'use ##, ### or ####'],
    [isHeadingInside, 'a heading inside another block', 'put it outside, on a line that begins with #'],
  ),

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
      const [comment, id = 'id'] = /^\s*\/[*/]\s*#?\s*([pqf]-\w{4}\b)?/.exec(node.value) ?? [];
      const written = quoted(`{${node.value}}`);
      if (comment) yield [node, `the comment ${written} is no id`, `write {/* #${id} */}, or take it out`];
      else yield [node, `the expression ${written} is code`, 'write the words themselves; a brace is &#123;'];
    }
    for (const { node } of componentsOf(article))
      for (const each of node.attributes.filter(isCode)) {
        const written = each.type === 'mdxJsxAttribute' ? `${each.name}={…}` : '{…}';
        const what = `the attribute ${written} of <${node.name ?? ''}> is code`;
        yield [each.position ? each : node, what, 'write name="value"'];
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

/** A rule that looks at one node after another for Markdown that pages have no form for. */
export function unsupported(...forms: Form[]): PageRules[string] {
  return function* ({ nodes }) {
    for (const { node, within } of nodes) {
      const [, what, instead = ''] = forms.find(([is]) => is(node, within[0])) ?? [];
      const words = what && (plainText(node) || ('url' in node ? node.url : ''));
      if (what) yield [node, `${what} is not supported${words && `: ${quoted(words)}`}`, instead];
    }
  };
}

/** Whether all words of a paragraph are in components within text. */
export function isDropped(node: Nodes): boolean {
  const isInline = (name: string): boolean => !COMPONENTS.get(name)?.place && COMPONENTS.has(name);
  return bareComponents(node)?.some((each) => isInline(each.name ?? '') && plainText(each)) ?? false;
}

function isHeadline(node: Nodes): boolean {
  return node.type === 'heading' && node.depth === 1;
}

function isHeadingInside(node: Nodes, parent: Nodes | undefined): boolean {
  return node.type === 'heading' && parent?.type !== 'root';
}

const hashes = (depth: number): string => '#'.repeat(depth);

const LEFTOVERS: [form: RegExp, instead: string][] = [
  [/(?<!\\)\]\(\S*/, 'write a link as [words](address), without a space in the address'],
  [/(?<!\\)\] +\(((https?:|\/|#)\S*|$)/, 'take the space between ] and ( out'],
  [/(?<!\\)\*\*\S*/, 'close what ** opens, without a space inside'],
  [/(?<!\\)^\|.*/m, 'write a table with a line | --- | --- | under its head'],
  [/^#{1,6}(?=[^#\s])\S*/, 'put a space after the # characters'],
];

/** The addresses of pages and folders of the site. */
export const PAGES = ['404', 'assets', 'cards', 'colophon', 'fonts', 'index'];

type Form = [is: (node: Nodes, parent: Nodes | undefined) => boolean, what: string, instead: string];
