import type { ImageMetadata } from 'astro';
import { ARTICLES } from '../article/article.ts';
import { pictureFile } from '../article/pictures.ts';

const files = import.meta.glob<{ default: ImageMetadata }>(
  '../../{content,public}/**/*.{png,jpg,jpeg,webp,avif,gif,svg}',
  { caseSensitive: false },
);

/** The file that the address of a picture in an article names, or undefined. */
export function pictureAt(url: string): Promise<{ default: ImageMetadata }> | undefined {
  return files[`../../${pictureFile(url, `${ARTICLES}/`)}`]?.();
}
