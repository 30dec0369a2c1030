import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { convertToTSX } from '@astrojs/compiler/sync';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '../..');

/** The source files below a folder of the project, sorted. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs|astro)$/.test(path))
    .map((path) => join(folder, path))
    .sort();
}

/** Everything that a file imports, also types, dynamically, by require or in an element of its own; files of the project by their paths. */
export function importsOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = path.endsWith('.astro') ? convertToTSX(text, { filename: path }).code : text;
  const scripts = path.endsWith('.astro') ? [...text.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)] : [];
  const names = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  return [...names, ...scripts.map(([, source = '']) => source)].map((name) => resolved(path, name));
}

function resolved(path: string, name: string): string {
  if (!name.startsWith('.')) return name;
  const found = relative(ROOT, join(ROOT, dirname(path), name.replace(/\?.*$/, '')));
  if (!existsSync(join(ROOT, found))) throw new Error(`${path} imports ${name}, which does not exist`);
  return found;
}
