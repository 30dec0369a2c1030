import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A new folder that the test has to remove. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'project-'));

/** Makes `copy` a copy of the project, with the installed packages but with caches of its own. */
export function copyProject(copy: string): void {
  mkdirSync(join(copy, 'node_modules'), { recursive: true });
  for (const name of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'public', 'src']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!OWN.includes(name)) symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
  }
}

/** Starts a script of the project or of a package, as the leader of a process group of its own. */
export function started(copy: string, args: string[], environment: Record<string, string> = {}): Started {
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    ...environment,
  };
  const child = spawn(process.execPath, args, { cwd: copy, env, detached: true });
  let text = '';
  child.stdout.on('data', (data) => (text += String(data)));
  child.stderr.on('data', (data) => (text += String(data)));
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  return { child, ended, said: () => text };
}

/** Starts a build. */
export const building = (copy: string, environment?: Record<string, string>): Started =>
  started(copy, ['node_modules/astro/bin/astro.mjs', 'build'], environment);

/** Builds, and throws with what was said where the build fails. */
export async function built(copy: string, environment?: Record<string, string>): Promise<void> {
  const build = building(copy, environment);
  if ((await build.ended) !== 0) throw new Error(build.said());
}

/** The files of a folder by their paths, each as a hash of its bytes. */
export function tree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), hash(readFileSync(path))]));
}

const OWN = ['.astro', '.cache', '.vite'];

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface Started {
  child: ChildProcess;
  /** With the exit code, or null where it was killed. */
  ended: Promise<number | null>;
  said: () => string;
}
