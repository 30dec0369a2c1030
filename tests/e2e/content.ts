import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built, copyProject } from './project-copy.ts';

/** The front page is looked at with so many articles, besides with the shipped one. */
export const FRONTS = [2, 10, 100] as const;

/** Where one run of the tests has the sites that are built of other content. All processes of a run are started by the same one. */
export const folder = join(tmpdir(), `content-${process.ppid}`);
export const siteFolder = (name: string): string => join(folder, name) + sep;

const GOOD = fileURLToPath(new URL('../fixtures/rules/good/', import.meta.url));

/** Where readers of the copies write to. */
export const CONTACT = 'desk@example.org';

/** Makes `copy` a project whose article has every construct that there is. */
export function makeGood(copy: string): void {
  copyProject(copy);
  rmSync(join(copy, 'content'), { recursive: true });
  for (const name of ['content', 'public']) cpSync(join(GOOD, name), join(copy, name), { recursive: true });
  const settings = join(copy, 'src/site.ts');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/(contact: )'[^']*'/, `$1'${CONTACT}'`));
}

/** Builds a copy of the project, and keeps what it published. */
export async function builtAs(
  name: string,
  copy: string,
  environment?: Record<string, string>,
): Promise<void> {
  await built(copy, environment);
  cpSync(join(copy, 'dist'), siteFolder(name), { recursive: true });
}
