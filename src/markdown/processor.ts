import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import rehypeAutolinkHeadings, { type Options } from 'rehype-autolink-headings';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { rehypeBlocks } from './rehype-blocks.ts';
import { rehypeLedgers } from './rehype-ledgers.ts';
import { rehypeNotes } from './rehype-notes.ts';
import { rehypeParts } from './rehype-parts.ts';
import { rehypePermalinks } from './rehype-permalinks.ts';

import { remarkLineEnds } from './remark-line-ends.ts';
import { remarkPictures } from './remark-pictures.ts';
import { remarkPlaces, type Aliases } from './remark-places.ts';

const NOTES = 'notes';

/** Every heading's permalink is beside it, so that the heading's own name stays clean. */
const headingLinks: Options = {
  behavior: 'after',
  group: { type: 'element', tagName: 'div', properties: { className: ['heading'] }, children: [] },
  properties: (node) => ({
    className: ['section-number'],
    dataSection: node.properties['dataNumber'],
    ariaLabel: `§ ${node.properties['dataNumber']}, copy link: ${node.properties['dataLabel']}`,
  }),
  content: [],
  test: (node) => node.properties['id'] !== NOTES,
};

/**
 * The Markdown pipeline, the one place where the order of plugins is decided: ids must be on the headings before they are
 * linked, links must be there before sections are wrapped. Typographic quotes are the author's, so nothing rewrites them.
 */
export function processor(aliases?: Aliases) {
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [remarkGfm, remarkLineEnds, [remarkPlaces, { aliases }], remarkPictures],
    remarkRehype: {
      clobberPrefix: '',
      footnoteLabel: 'Notes',
      footnoteLabelProperties: {},
      footnoteBackContent: 'back',
    },
    rehypePlugins: [
      rehypeHeadingIds,
      rehypeNotes,
      rehypeBlocks,
      [rehypeAutolinkHeadings, headingLinks],
      rehypePermalinks,
      rehypeParts,
    ],
  });
}

/** The same for the pages beside the articles, which have no places and no notes, in the grammar by which they are checked. */
export function pageProcessor() {
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: [remarkGfm, remarkMdx, remarkLineEnds],
    rehypePlugins: [rehypeBlocks, rehypeLedgers],
  });
}
