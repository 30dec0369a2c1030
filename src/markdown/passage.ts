import type { ElementContent, Nodes as HastNodes } from 'hast';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { rehypeBlocks } from './rehype-blocks.ts';

/** What is drawn of a place alone: of a paragraph, an item or a quotation its blocks or words, of a heading its words. Components are left to be drawn. */
export function passageTree(node: Nodes): ElementContent[] {
  const drawn = toHast(node, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] }) as HastNodes;
  const isWhole = drawn.type !== 'element' || drawn.tagName === 'p';
  const children = (isWhole ? [drawn] : drawn.children) as ElementContent[];
  const tree = { type: 'root' as const, children };
  rehypeBlocks()(tree);
  visit(tree, 'element', ({ tagName, children }) => {
    const [picture, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim());
    const isAlone = tagName === 'p' && picture?.type === 'element' && others.length === 0;
    if (isAlone && picture.tagName === 'img') picture.properties['className'] = ['alone'];
  });
  return children;
}
