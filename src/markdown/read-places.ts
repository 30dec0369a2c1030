import type { Nodes, Paragraph, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { idComment, normalise, type Place } from '../lib/places.ts';
import type { Problem } from '../lib/problem.ts';
import { quoted } from '../lib/wording.ts';
import { attribute, attributeNode, bareComponents, componentKind, isComponent, type Jsx } from './jsx.ts';
import { plainText } from './plain-text.ts';
import { remarkPlaces } from './remark-places-old.ts';

/**
 * The places of an article's MDX source, its frontmatter as text, and what keeps ids from being read. Source that MDX cannot
 * read gives no places and one problem. Offsets are those of the source as given, byte order mark included.
 */
export function placesOf(source: string, path: string): ReadPlaces {
  const bom = source.startsWith(BOM) ? BOM.length : 0;
  try {
    const { data } = reader.processSync(source.slice(bom)) as unknown as { data: Data };
    const places = data.places.map((place) => ({ ...place, writeAt: place.writeAt + bom }));
    return {
      isMdx: true,
      places,
      problems: data.faults.map((fault) => ({ path, ...fault })),
      frontmatter: data.frontmatter,
    };
  } catch (error) {
    const { reason, line = 1, column = 1 } = error as { reason?: string; line?: number; column?: number };
    if (!reason) throw error;
    const what = `MDX cannot be read here: ${reason.replace(/\.$/, '')}`;
    const remedy = 'correct it, or put a \\ before a { or < that is only a sign';
    return { isMdx: false, places: [], problems: [{ path, line, column, what, remedy }], frontmatter: '' };
  }
}

const BOM = '\uFEFF';

const reader = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkBareParagraphs)
  .use(remarkPlaces)
  .use(remarkStrays)
  .use(keepsData)
  .freeze();

/** Finds paragraphs that MDX drops since they hold components only. */
function remarkBareParagraphs() {
  return (tree: Root, file: VFile): void => {
    const faults: Fault[] = ((file.data as unknown as Data).faults = []);
    visit(tree, 'paragraph', (node) => void faults.push(...bareFault(node)));
  };
}

function bareFault(node: Paragraph): Fault[] {
  const first = bareComponents(node)?.find((each) => !componentKind(each));
  const text = first && normalise(plainText(node));
  if (!text) return [];
  const what = `the paragraph ${quoted(text)} is nothing but <${first.name}>, so MDX makes no paragraph of it`;
  return [{ ...start(node), what, remedy: `write a word of it outside <${first.name}>` }];
}

/** Finds ids that no place took, and ids that are no plain text; leaves the frontmatter's text. */
function remarkStrays() {
  return (tree: Root, file: VFile): void => {
    const data = file.data as unknown as Data;
    const first = tree.children[0];
    data.frontmatter = first?.type === 'yaml' ? first.value : '';
    visit(tree, (node) => {
      if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression')
        data.faults.push(...commentFault(node));
      else if (isComponent(node) && componentKind(node))
        data.faults.push(...componentFaults(node, data.places));
    });
  };
}

function commentFault(node: Nodes & { value: string }): Fault[] {
  const written = `{${node.value}}`;
  if (idComment(node.value)) {
    const what = `${written} names nothing, since it is not at the end of a paragraph, heading or list item`;
    return [
      { ...start(node), what, remedy: 'move it to the end of the last line of its text, or delete it' },
    ];
  }
  const meant =
    /^\s*\/\*\s*(?:#\s*)?([pqf]-\w{4})\s*\*\/\s*$/.exec(node.value)?.[1] ??
    (/^\s*\/\*\s*#/.test(node.value) ? 'p-7f3k' : undefined);
  return meant
    ? [{ ...start(node), what: `${written} looks like an id and is none`, remedy: `write {/* #${meant} */}` }]
    : [];
}

function componentFaults(node: Jsx, places: readonly Place[]): Fault[] {
  const { line, column } = start(node);
  const faults = ['id', 'formerly'].flatMap((name) => {
    if (!attributeNode(node, name) || attribute(node, name)?.trim()) return [];
    const example = name === 'id' ? 'id="…" with the id in quotes' : 'formerly="…" with the ids in quotes';
    return [
      {
        line,
        column,
        what: `the ${name} of <${node.name}> is empty or not plain text`,
        remedy: `write ${example}, or delete it`,
      },
    ];
  });
  if (places.some((place) => place.line === line && place.column === column)) return faults;
  const what = `<${node.name}> stands inside other text, where it gets no link`;
  return [...faults, { line, column, what, remedy: 'give it lines of its own' }];
}

function keepsData(this: Processor) {
  this.compiler = () => '';
}

const start = (node: Nodes): { line: number; column: number } => {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
};

export type ReadPlaces = { isMdx: boolean; places: Place[]; problems: Problem[]; frontmatter: string };
type Fault = Omit<Problem, 'path'>;
type Data = { places: Place[]; faults: Fault[]; frontmatter: string };
