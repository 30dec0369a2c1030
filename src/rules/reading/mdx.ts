import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { mdxFault, tagAt, type MdxFault } from './mdx-fault.ts';
import { blanked } from './source-text.ts';

/** So many faults are told at once; whoever has more mends these first. */
const ROUNDS = 8;

/**
 * The tree of an article and the faults that keep MDX from reading it. The paragraph around a fault is blanked and the rest
 * read again, so that one slip does not hide the next; `whole` is false where something is missing from the tree.
 */
export function mdxTree(source: string): MdxTree {
  const faults: MdxFault[] = [];
  let text = source;
  let lost = '';
  for (let round = 0; round < ROUNDS; round++) {
    try {
      return { tree: parser.parse(text), faults, whole: faults.length === 0 };
    } catch (error) {
      const fault = mdxFault(error, text);
      const [from, to] = paragraphAround(text, fault.offset);
      // A tag whose partner was blanked is no fault of its own.
      const isNew = !fault.tag || !tagAt(lost, fault.tag);
      if (isNew) faults.push(fault);
      lost += text.slice(from, to) + (isNew && fault.expected ? `<${fault.expected}>` : '');
      text = blanked(text, [from, to]);
    }
  }
  return { tree: { type: 'root', children: [] }, faults, whole: false };
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx);

/** From the blank line before the last sign at or before an offset to the blank line after it. */
function paragraphAround(text: string, offset: number): [number, number] {
  const sign = Math.max(0, text.slice(0, offset + 1).trimEnd().length - 1);
  const end = text.indexOf('\n\n', sign);
  return [text.lastIndexOf('\n\n', sign) + 1, end < 0 ? text.length : end];
}

export interface MdxTree {
  tree: Root;
  faults: MdxFault[];
  whole: boolean;
}
