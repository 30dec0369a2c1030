import { spawn } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning, ownName } from './build-turn.ts';

/** Puts dist back where a machine died while a build replaced it, and removes what killed builds left beside it. */
export function recoverDist(root: string): void {
  recoverFolder(join(resolve(root), 'dist'));
}

/** The same for any published folder. */
export function recoverFolder(folder: string): void {
  const left = leftovers(folder);
  const former = left.find(({ stage }) => stage === 'old');
  if (former && !existsSync(folder)) moved(former.path, folder);
  // Those that have left their name first: others are to take it.
  for (const { path } of left.sort((a, b) => b.path.length - a.path.length)) removeWhole(path);
}

/** The folder beside a published one, on the same file system, in which this process builds its next version. */
export function nextFolder(folder: string): string {
  return beside(folder, 'new');
}

/** The folder that is meant: what stands there, where the name is only a link to it. */
export function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : resolve(folder);
}

/** Puts this process's next folder in the place of the published one; rejects, with all as it was, where that fails. */
export async function publishNext(folder: string): Promise<void> {
  const former = beside(folder, 'old');
  const paths = [nextFolder(folder), folder, former, former + REMOVABLE];
  const script = fileURLToPath(new URL('./swap-folders.ts', import.meta.url));
  // In a session of its own: what ends the build, or its whole process group, does not end the swap.
  const swap = spawn(process.execPath, [script, ...paths], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  swap.stderr.on('data', (text) => (said += String(text)));
  const code = await new Promise<number | null>((done, fail) => swap.on('close', done).on('error', fail));
  if (code !== 0) {
    const why = /^Error: (.*)$/m.exec(said)?.[1] ?? said.trim();
    throw new Error(
      `${folder} was not replaced and is as it was: ${why}; make the folder around it writable, or build elsewhere with --outDir`,
    );
  }
  rmSync(former + REMOVABLE, { recursive: true, force: true });
}

/**
 * Removes a folder, whole until it has left its name: whoever takes the name at the same time gets all of it or nothing.
 * Whether there was one.
 */
export function removeWhole(path: string): boolean {
  const named = path.endsWith(REMOVABLE) ? path : path + REMOVABLE;
  if (named !== path && !moved(path, named)) return false;
  rmSync(named, { recursive: true, force: true, maxRetries: 3 });
  return true;
}

const REMOVABLE = '-removed';

function beside(folder: string, stage: Stage): string {
  return join(dirname(folder), `.${basename(folder)}-${ownName()}-${stage}`);
}

/** What builds that run no more left beside a folder. */
function leftovers(folder: string): { path: string; stage: Stage | 'removed' }[] {
  if (!existsSync(dirname(folder))) return [];
  return readdirSync(dirname(folder)).flatMap((name) => {
    const own = name.startsWith(`.${basename(folder)}-`) ? name.slice(basename(folder).length + 2) : '';
    const [, process, stage, removable] = /^(\d+-\w+)-(new|old)(-removed)?$/.exec(own) ?? [];
    if (!process || (isRunning(process) && process !== ownName())) return [];
    const path = join(dirname(folder), name);
    return [{ path, stage: removable ? 'removed' : (stage as Stage) }];
  });
}

/** Renames a folder where it still is and the new name is free; whether it did. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

type Stage = 'new' | 'old';
