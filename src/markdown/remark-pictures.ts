import { basename } from 'node:path';
import type { Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { ARTICLES } from '../article/article.ts';
import { flattened } from '../article/mdx.ts';
import { pictureImport, picturesIn } from '../article/pictures.ts';
import { isComponent } from '../article/places.ts';

/** Hands the file of each picture to the component that draws it, wherever the file is; Astro makes its sizes and formats. */
export function remarkPictures() {
  return (tree: Root, file: VFile): void => {
    for (const { node, parent, url, isAlone } of picturesIn(flattened(tree))) {
      const src = imported(pictureImport(url, `${ARTICLES}/${basename(file.path)}`));
      if (isComponent(node)) {
        node.attributes = node.attributes.map((each) => ('name' in each && each.name === 'src' ? src : each));
        continue;
      }
      const attributes = [src, text('alt', node.alt ?? '')];
      if (isAlone) attributes.push(text('class', 'alone'));
      const image = { type: 'mdxJsxTextElement', name: 'Image', attributes, children: [] } as const;
      parent?.children.splice(parent.children.indexOf(node), 1, { ...image, children: [] });
    }
  };
}

const text = (name: string, value: string): MdxJsxAttribute => ({ type: 'mdxJsxAttribute', name, value });

/** `src={import('…')}`. */
function imported(path: string): MdxJsxAttribute {
  const source = { type: 'Literal', value: path } as const;
  const expression = { type: 'ImportExpression', source } as const;
  const body = [{ type: 'ExpressionStatement', expression }] as const;
  const value = {
    type: 'mdxJsxAttributeValueExpression',
    value: `import(${JSON.stringify(path)})`,
    data: { estree: { type: 'Program', sourceType: 'module', body: [...body] } },
  } as const;
  return { type: 'mdxJsxAttribute', name: 'src', value: value as never };
}
