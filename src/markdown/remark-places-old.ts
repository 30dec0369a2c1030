import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { idComment, normalise, type Place } from '../lib/places.ts';
import { type ComponentBlock, blocks, type Inline, type TextBlock } from './blocks.ts';
import { attribute, attributeNode } from './jsx.ts';
import { plainText } from './plain-text.ts';

/**
 * Moves the ids that authors write as comments at the end of a block (SPEC 4.1) onto the blocks, takes out leading labels,
 * and leaves the list of places in `file.data.places` and in the article's `remarkPluginFrontmatter`.
 */
export function remarkPlaces() {
  return (tree: Root, file: VFile): void => {
    const places = placesIn(tree, String(file));
    const astro = ((file.data as Data).astro ??= {});
    (astro.frontmatter ??= {})['places'] = places;
    (file.data as Data).places = places;
  };
}

function placesIn(tree: Root, source: string): Place[] {
  const places: Place[] = [];
  let section: string | undefined;
  for (const block of blocks(tree)) {
    const read = 'inline' in block ? text(block, source) : component(block);
    const number = places.filter(({ kind }) => kind === block.kind).length + 1;
    const { line, column } = block.node.position?.start ?? { line: 1, column: 1 };
    const place: Place = { kind: block.kind, ...read, number, line, column };
    if (place.kind === 'section') section = place.id;
    if (section) place.section = section;
    if (place.id && 'inline' in block) markBlock(block, place);
    places.push(place);
  }
  return places;
}

function text({ kind, node, inline }: TextBlock, source: string): Read {
  const end = inline.children.at(-1)?.position?.end.offset ?? inline.position?.end.offset ?? 0;
  const mark = takeComment(inline);
  const label = kind === 'paragraph' ? takeLabel(inline) : undefined;
  const own =
    node.type === 'listItem'
      ? { ...node, children: node.children.filter((child) => child.type !== 'list') }
      : node;
  return {
    aliases: mark?.aliases ?? [],
    text: normalise(plainText(own)),
    writeAt: mark?.writeAt ?? source.slice(0, end).trimEnd().length,
    ...(mark && { id: mark.id }),
    ...(label && { label }),
  };
}

function component({ node }: ComponentBlock): Read {
  const id = attribute(node, 'id');
  const formerly = attributeNode(node, 'formerly');
  const nameEnd = (node.position?.start.offset ?? 0) + 1 + (node.name?.length ?? 0);
  return {
    aliases: (attribute(node, 'formerly') ?? '').split(/\s+/).filter(Boolean),
    text: normalise(attribute(node, 'title') ?? plainText(node)),
    writeAt: id && formerly ? (formerly.position?.end.offset ?? 0) - '"'.length : nameEnd,
    ...(id && { id }),
  };
}

function markBlock({ node, inline }: TextBlock, place: Place): void {
  const properties = {
    id: place.id,
    ...(place.label && { dataLabel: place.label }),
    dataNumber: place.number,
  };
  node.data = { ...node.data, hProperties: properties } as never;
  const spans = place.aliases.map((id) => ({
    type: 'text',
    value: '',
    data: { hName: 'span', hProperties: { id, className: ['alias'] }, hChildren: [] },
  }));
  inline.children.unshift(...(spans as never[]));
}

function takeComment(inline: Inline): { id: string; aliases: string[]; writeAt: number } | undefined {
  const at = inline.children.findLastIndex((child) => !(child.type === 'text' && !child.value.trim()));
  const last = inline.children[at];
  const mark = last?.type === 'mdxTextExpression' ? idComment(last.value) : undefined;
  if (last?.type !== 'mdxTextExpression' || !mark) return undefined;
  inline.children.splice(at);
  const end = inline.children.at(-1);
  if (end?.type === 'text') end.value = end.value.trimEnd();
  const words = last.value.slice(0, last.value.lastIndexOf('*/')).trimEnd();
  return { ...mark, writeAt: (last.position?.start.offset ?? 0) + '{'.length + words.length };
}

function takeLabel(inline: Inline): string | undefined {
  const first = inline.children[0];
  if (first?.type !== 'mdxJsxTextElement' || first.name !== 'Label') return undefined;
  inline.children.shift();
  const next = inline.children[0];
  if (next?.type === 'text') next.value = next.value.trimStart();
  return attribute(first, 'is');
}

type Read = Pick<Place, 'id' | 'aliases' | 'text' | 'label' | 'writeAt'>;
type Data = { astro?: { frontmatter?: Record<string, unknown> }; places?: Place[] };
