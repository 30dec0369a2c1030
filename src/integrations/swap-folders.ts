import { existsSync, renameSync } from 'node:fs';

/**
 * Run by the build as a process of its own, which killing the build does not reach: puts a built folder in the place of the
 * published one, which gives way under a name for folders to be removed. Nothing but renames, so every folder stays whole.
 */
const [built = '', published = '', former = '', removable = ''] = process.argv.slice(2);

const had = existsSync(published);
if (had) renameSync(published, former);
try {
  renameSync(built, published);
} catch (error) {
  if (had) renameSync(former, published);
  throw error;
}
if (had) renameSync(former, removable);
