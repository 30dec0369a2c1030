import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRun } from './is-run.ts';
import { serverFiles } from '../lib/server-files.ts';
import { vendorFiles } from '../lib/vendor-files.ts';
import { workflowFiles } from '../lib/workflow-files.ts';

/** Everything that a host wants outside dist, by file name. */
export function deployFiles(): Readonly<Record<string, string>> {
  return { ...serverFiles(), ...vendorFiles(), ...workflowFiles() };
}

/** Writes the hosts' configuration into a folder. */
export function writeDeployFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(deployFiles())) writeFileSync(join(folder, name), text);
}

if (isRun(import.meta.filename)) writeDeployFiles('deploy');
