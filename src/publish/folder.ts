import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file below a folder as a path from it, with `/` and sorted by code unit, the same everywhere. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((path) => path.split(sep).join('/'))
    .sort();
}
