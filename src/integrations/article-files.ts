import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLES, LEDGERS } from '../markdown/read-article.ts';

/**
 * The articles under `root` as they stand on disk, sorted by slug, each with the text of its ledger where it has one. Throws
 * on a file that is not UTF-8, which could not be written back as it was.
 */
export function articleFiles(root: string): ArticleFiles[] {
  return slugs(join(root, ARTICLES), '.mdx').map((slug) => ({
    slug,
    source: utf8(join(root, ARTICLES, `${slug}.mdx`)),
    ledger: readIfThere(join(root, LEDGERS, `${slug}.json`)),
  }));
}

/** The slugs of the articles that have a ledger under `root`, sorted. */
export function ledgerSlugs(root: string): string[] {
  return slugs(join(root, LEDGERS), '.json');
}

function slugs(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length)).sort();
}

function utf8(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) throw new Error(`${path}:1:1  the file is not UTF-8; save it as UTF-8`);
    throw error;
  }
}

const readIfThere = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

export interface ArticleFiles {
  slug: string;
  source: string;
  ledger: string | undefined;
}
