import type { ElementContent, Nodes as HastNodes } from 'hast';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { flattened } from '../article/mdx.ts';
import { picturesIn } from '../article/pictures.ts';
import { rehypeBlocks } from './rehype-blocks.ts';

/** What is drawn of a place alone: of a paragraph, an item or a quotation its blocks or words, of a heading its words. Components are left to be drawn. */
export function passageTree(node: Nodes): ElementContent[] {
  for (const { node: picture, isAlone } of picturesIn(flattened(node)))
    if (isAlone) picture.data = { hProperties: { className: ['alone'] } } as never;
  const drawn = toHast(node, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] }) as HastNodes;
  const isWhole = drawn.type !== 'element' || drawn.tagName === 'p';
  const children = (isWhole ? [drawn] : drawn.children) as ElementContent[];
  rehypeBlocks()({ type: 'root', children });
  return children;
}
