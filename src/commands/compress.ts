import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /[^/\\]\.(?:html|css|js|svg|xml|json|txt|md|bib|ris)$/;

// Writes a .br and a .gz beside every text file of dist, or of the folder that is named.
const folder = process.argv[2] ?? 'dist';
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}; run npm run build first`);
  process.exit(1);
}
const files = (await readdir(folder, { recursive: true })).filter((path) => TEXT.test(path));
await Promise.all(files.map((path) => compress(join(folder, path))));

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: size }));
  const packed = await promisify(gzip)(bytes, { level: 9 });
  // The header's time is zero already; its tenth byte names the system that compressed: 255 is unknown.
  packed[9] = 255;
  await writeFile(`${path}.gz`, packed);
}
