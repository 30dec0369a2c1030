import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { filesIn } from './built-folder.ts';

/** Puts a `.br` and a `.gz` beside every text file of the build, for servers that can send them. */
export function precompress(): AstroIntegration {
  return {
    name: 'precompress',
    hooks: {
      'astro:build:done': ({ dir }) => compressFolder(fileURLToPath(dir)),
    },
  };
}

/** Writes the compressed twins of every text file in a folder. */
export function compressFolder(folder: string): void {
  for (const path of filesIn(folder).filter(isText)) {
    for (const [twin, bytes] of twins(path, readFileSync(join(folder, path)))) {
      writeFileSync(join(folder, twin), bytes);
    }
  }
}

/** The compressed twins of a file by their paths, the same bytes on every machine. */
export function twins(path: string, content: string | Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(content);
  const size = {
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_QUALITY]: 11,
  };
  const gzip = gzipSync(bytes, { level: 9 });
  // The header's time is zero already; its tenth byte names the system that compressed: 255 is unknown.
  gzip[9] = 255;
  return new Map([
    [`${path}.br`, brotliCompressSync(bytes, { params: size })],
    [`${path}.gz`, gzip],
  ]);
}

/** Whether a file is text that shrinks; hosts read `_headers` and its like themselves. */
export function isText(path: string): boolean {
  return /[^/]\.(?:html|css|js|svg|xml|json|txt|md)$/.test(path);
}
