import type { Root } from 'mdast';
import { markedPlaces, type MarkedPlace } from './marked-places.ts';
import type { MdxFault } from './mdx-fault.ts';
import { mdxTree } from './mdx.ts';
import { blanked, sourceText, type SourceText } from './source-text.ts';
import { flattened, type Found } from './tree.ts';
import { under, yamlValue, type Value, type YamlFault } from './yaml-value.ts';

/** Above this an article is only measured: reading it would take longer than an author waits. */
export const LARGEST = 1024 * 1024;

/** An article read as far as it can be; never throws. */
export function articleFrom(path: string, bytes: Uint8Array): Article {
  const source = sourceText(path, bytes);
  // Not text at all, or text of another encoding: nothing that it says can be trusted.
  const readable = source.size <= LARGEST && !(source.damagedAt !== undefined && source.text.includes('\0'));
  const text = readable ? source.text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, ' ') : '';
  const front = frontmatterOf(text);
  const { tree, faults, whole } = mdxTree(front.fence === 'open' ? '' : text);
  const found = flattened(tree);
  return {
    ...source,
    slug: path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, ''),
    ...front,
    tree,
    nodes: found,
    places: markedPlaces(tree),
    faults,
    readable,
    whole: whole && readable && front.fence !== 'open' && source.damagedAt === undefined,
    draft:
      under(front.frontmatter, 'draft')?.text === 'true' ||
      (!front.frontmatter && /^draft: *true\b/m.test(text.slice(0, front.bodyAt))),
    prose: proseOf(text, front.bodyAt, found),
  };
}

/** The articles' YAML, read in place: the opening fence becomes a blank line, so that lines and columns are the file's. */
function frontmatterOf(text: string): Front {
  if (!/^---[ \t]*\n/.test(text)) return { fence: 'none', bodyAt: 0, frontmatter: undefined, yamlFaults: [] };
  const close = /^---[ \t]*$/m.exec(text.slice(3));
  if (!close) return { fence: 'open', bodyAt: text.length, frontmatter: undefined, yamlFaults: [] };
  const end = close.index + 3;
  const { value, faults } = yamlValue(`   ${text.slice(3, end)}`);
  return { fence: 'closed', bodyAt: end + close[0].length, frontmatter: value, yamlFaults: faults };
}

/** The source with everything blanked in which brackets mean nothing: frontmatter, code and expressions. */
function proseOf(text: string, bodyAt: number, found: Found[]): string {
  const mute = found.filter(({ node }) =>
    /^(code|inlineCode|mdxTextExpression|mdxFlowExpression|mdxjsEsm)$/.test(node.type),
  );
  const ranges = mute.map(({ node }): [number, number] => [
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  ]);
  return blanked(text, [0, bodyAt], ...ranges);
}

interface Front {
  /** Whether the file begins with --- and whether a second --- ends the frontmatter. */
  fence: 'none' | 'open' | 'closed';
  /** Offset at which the prose begins. */
  bodyAt: number;
  frontmatter: Value | undefined;
  yamlFaults: YamlFault[];
}

export interface Article extends SourceText, Front {
  slug: string;
  tree: Root;
  nodes: Found[];
  places: MarkedPlace[];
  faults: MdxFault[];
  /** False of a file that is too large or no text; nothing but that is said about it. */
  readable: boolean;
  /** False where a part could not be read, so that nothing can be said to be missing. */
  whole: boolean;
  draft: boolean;
  prose: string;
}
