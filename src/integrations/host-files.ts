import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { distFiles } from '../lib/dist-files.ts';

/** Adds the files by which hosts learn headers, caching and types from the folder itself. */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: { 'astro:build:done': ({ dir }) => writeHostFiles(fileURLToPath(dir)) },
  };
}

/** Writes the hosts' files into a built folder. */
export function writeHostFiles(folder: string): void {
  for (const [name, text] of Object.entries(distFiles())) writeFileSync(join(folder, name), text);
}
