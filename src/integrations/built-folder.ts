import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file below a folder as a path from it, with `/` and sorted by code unit, the same everywhere. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Replaces files of a folder: all are written beside first, so a full disk or an error changes none. */
export function replaceFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const beside = (path: string) => join(folder, `${path}.next`);
  try {
    for (const [path, content] of files) writeFileSync(beside(path), content);
  } catch (error) {
    for (const path of files.keys()) rmSync(beside(path), { force: true });
    throw error;
  }
  for (const path of files.keys()) renameSync(beside(path), join(folder, path));
}
