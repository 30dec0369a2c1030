import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';

/**
 * A folder beside the published one in which to build the next version, and the function that publishes it. What is not
 * published is removed when the process ends; what a killed build left, by the first build an hour later. `project` is the
 * folder of the project, which no build may replace.
 */
export function stage(published: string, project: string) {
  const folder = realFolder(published);
  if (join(project, sep).startsWith(join(folder, sep)))
    throw new Error(
      `outDir ${folder} would replace the project itself; build into a folder of its own, such as dist`,
    );
  mkdirSync(dirname(folder), { recursive: true });
  recover(folder);
  for (const left of temporaryFolders(folder).filter(isStale)) rmSync(left, { recursive: true, force: true });
  const own = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const [next, old] = [join(own, 'new'), join(own, 'old')];
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  return {
    next,
    // Nothing but renames until the new folder is there, and no waiting: a signal that is handled cannot come between.
    publish() {
      try {
        if (existsSync(folder)) renameSync(folder, old);
        renameSync(next, folder);
      } catch (error) {
        recover(folder);
        throw new Error(
          `${folder} was not replaced and is as it was: ${(error as Error).message}; make the folder around it writable, or build elsewhere with --outDir`,
        );
      }
      // Out of its name first: half removed, it must never be taken for what was published.
      if (existsSync(old)) renameSync(old, join(own, 'removed'));
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** Puts the published folder back where a build was killed, or the power failed, between its two renames. */
export function recover(published: string): void {
  const folder = realFolder(published);
  if (existsSync(folder)) return;
  const old = temporaryFolders(folder)
    .map((left) => join(left, 'old'))
    .find(existsSync);
  if (old) renameSync(old, folder);
}

/** The folder itself where it is given by a symbolic link. */
function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : resolve(folder);
}

/** The temporary folders of builds beside a folder. */
function temporaryFolders(folder: string): string[] {
  const begins = `.${basename(folder)}-`;
  return readdirSync(dirname(folder))
    .filter((name) => name.startsWith(begins) && /^\w{6}$/.test(name.slice(begins.length)))
    .map((name) => join(dirname(folder), name));
}

function isStale(path: string): boolean {
  // Another build may have removed it since it was listed.
  const { mtimeMs = Infinity } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return Date.now() - mtimeMs > 3_600_000;
}
