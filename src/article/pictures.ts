import { posix } from 'node:path';
import { unescape } from 'node:querystring';
import type { Image, ImageReference, Nodes, Parent } from 'mdast';
import type { Visited } from './mdx.ts';
import { addressesIn } from './passage.ts';
import { attribute, isComponent, type Component } from './places.ts';

/** How wide pictures are shown on a wide screen, in CSS pixels: as the text, or as far as the notes. */
export const SHOWN_WIDTH = { text: 584, wide: 888 };

/** The files that are pictures, by their names. */
export const PICTURE = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

/** The pictures of an article or a page in their order, each with its address as it is written. */
export function picturesIn(nodes: readonly Visited[]): WrittenPicture[] {
  const addresses = addressesIn(nodes);
  return nodes.flatMap(({ node, within: [parent] }) => {
    if (isComponent(node)) {
      const src = node.name === 'Picture' ? attribute(node, 'src')?.text : undefined;
      return src ? { node, parent, url: src, isAlone: true } : [];
    }
    if (node.type !== 'image' && node.type !== 'imageReference') return [];
    const url = node.type === 'image' ? node.url : addresses.get(node.identifier)?.url;
    return url === undefined ? [] : { node, parent, url, isAlone: isAlone(node, parent) };
  });
}

/** The file that the address of a picture names, from the root of the project; `from` is the file in which it is written. */
export function pictureFile(url: string, from: string): string {
  const { pathname = '' } = URL.parse(url, `file:///${from}`) ?? {};
  return unescape(url.startsWith('/') ? `public${pathname}` : pathname.slice(1));
}

/** The same as code beside that file would import it. */
export function pictureImport(url: string, from: string): string {
  const path = posix.relative(posix.dirname(from), pictureFile(url, from));
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether a picture is all that a paragraph shows, but for its id and notes. */
function isAlone(picture: Nodes, parent: Parent | undefined): boolean {
  const others = parent?.children.filter((each) => each !== picture) ?? [];
  return parent?.type === 'paragraph' && others.every(isUnseen);
}

const isUnseen = (node: Nodes): boolean =>
  node.type === 'text' ? !node.value.trim() : /^(mdxTextExpression|footnoteReference)$/.test(node.type);

interface WrittenPicture {
  node: Image | ImageReference | Component;
  parent: Parent | undefined;
  url: string;
  /** True where no words are beside it. */
  isAlone: boolean;
}
