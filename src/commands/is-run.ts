import { realpathSync } from 'node:fs';

/** Whether a module is what Node was started with, rather than imported; `import.meta.main` is younger than Node 22. */
export function isRun(filename: string): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === filename;
}
