import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Weight } from '../lib/page-budget.ts';
import { elementsOf, type Page, type PageElement } from '../lib/page-tree.ts';

/** Weighs the pages of a folder, after brotli 11; what many pages have in common is compressed once. */
export function weighing(folder: string): (page: Page) => Omit<Weight, 'fonts'> {
  const known = new Map<string, number>();
  const weightOf = (text: string): number => {
    const bytes = known.get(text) ?? compressedSize(Buffer.from(text));
    known.set(text, bytes);
    return bytes;
  };
  return ({ path, root }) => {
    const all = elementsOf(root);
    const twin = join(folder, `${path}.br`);
    return {
      page: existsSync(twin) ? statSync(twin).size : compressedSize(readFileSync(join(folder, path))),
      style: weightOf(texts(all.filter(({ tag }) => tag === 'style'))),
      script: weightOf(texts(all.filter(({ tag, attributes }) => tag === 'script' && !attributes['type']))),
    };
  };
}

function compressedSize(bytes: Uint8Array): number {
  if (bytes.length === 0) return 0;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

function texts(elements: readonly PageElement[]): string {
  return elements
    .flatMap(({ children }) => children.map((child) => ('tag' in child ? '' : child.text)))
    .join('');
}
