import type { Definition, Nodes, Parents, Text } from 'mdast';
import type { Visited } from './mdx.ts';
import { isComponent, withoutItems, type Place, type PlaceInTree } from './places.ts';

/**
 * What a page of its own shows of a place: its node as plain data, without its id, its label and its note marks. Links and
 * pictures have the addresses that are written elsewhere in the article.
 */
export function passageOf({ block }: PlaceInTree, addresses: Addresses): Nodes {
  const [passage] = copies(withoutItems(block.node));
  return passage as Nodes;

  function copies(node: Nodes): object[] {
    if (node === block.label || UNSHOWN.test(node.type)) return [];
    const { position: _, data: _data, ...copy } = node;
    const children = 'children' in node ? { children: childrenOf(node) } : {};
    if (isComponent(node)) {
      const attributes = node.attributes.map(({ position: _position, ...attribute }) => attribute);
      return [{ ...copy, attributes, ...children }];
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const type = node.type === 'linkReference' ? 'link' : 'image';
      return [{ ...copy, type, ...addresses.get(node.identifier), ...children }];
    }
    return [{ ...copy, ...children }];
  }

  function childrenOf(node: Parents): object[] {
    const kept = node.children.flatMap(copies);
    const last = kept.at(-1) as Partial<Text> | undefined;
    if (kept.length === node.children.length || last?.type !== 'text') return kept;
    // Without the space that set off what is left out.
    const value = last.value?.trimEnd();
    return [...kept.slice(0, -1), ...(value ? [{ ...last, value }] : [])];
  }
}

/** The addresses and titles that an article defines for its links; of two definitions of a name the first counts. */
export function addressesIn(nodes: readonly Visited[]): Addresses {
  const addresses = new Map<string, Address>();
  for (const { node } of nodes)
    if (node.type === 'definition' && !addresses.has(node.identifier))
      addresses.set(node.identifier, { url: node.url, title: node.title });
  return addresses;
}

const UNSHOWN = /^(footnoteReference|mdxTextExpression|mdxFlowExpression|definition)$/;

type Address = Pick<Definition, 'url' | 'title'>;
type Addresses = ReadonlyMap<string, Address>;

/** A place with what a page of its own needs: its node, and the ids of the sources that it rests on. */
export interface Passage extends Place {
  node: Nodes;
  sources: string[];
}
