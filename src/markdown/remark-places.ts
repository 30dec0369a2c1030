import { basename } from 'node:path';
import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { isComponent, placesOf, type PlaceInTree } from '../article/places.ts';

/**
 * Moves the id of each place from the comment in which authors write it onto its block, with its number, and puts
 * the ids that were merged into it beside; `aliases` gives those by the article's slug and the id they lead to.
 */
export function remarkPlaces({ aliases = () => NONE }: { aliases?: Aliases } = {}) {
  return (tree: Root, file: VFile): void => {
    const merged = aliases(basename(file.path, '.mdx'));
    for (const place of placesOf(tree)) moveId(place, (place.id && merged.get(place.id)) || []);
  };
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

function moveId({ id, text, number, block }: PlaceInTree, aliases: readonly string[]): void {
  const { node, line } = block;
  if (isComponent(node)) {
    if (aliases.length > 0)
      node.attributes.push({ type: 'mdxJsxAttribute', name: 'aliases', value: aliases.join(' ') });
    return;
  }
  if (line) takeOut(line, block.mark);
  if (!id || !line) return;
  const properties = { id, dataLabel: text, dataNumber: number };
  node.data = { ...node.data, hProperties: properties } as never;
  line.children.unshift(...(aliases.map(span) as never[]));
}

/** Takes the id out of a line, with the space that sets it off. */
function takeOut({ children }: NonNullable<PlaceInTree['block']['line']>, mark?: Nodes): void {
  if (mark) children.splice(children.indexOf(mark as never));
  const end = children.at(-1);
  if (mark && end?.type === 'text') end.value = end.value.trimEnd();
}

const span = (id: string) => ({
  type: 'text',
  value: '',
  data: { hName: 'span', hProperties: { id, className: ['alias'] }, hChildren: [] },
});

/** The ids that lead to each live id of an article. */
export type Aliases = (slug: string) => ReadonlyMap<string, readonly string[]>;
