import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFrom, type Project } from '../../src/check/project.ts';

const ROOT = join(import.meta.dirname, '../fixtures/rules');

/** The folders of tests/fixtures/rules: the good project, and one for each rule, laid over it. */
export const FIXTURES = readdirSync(ROOT).sort();

/** The day after which dates of the fixtures lie in the future. */
export const TODAY = '2026-12-31';

/** The files of the good project with those of a fixture laid over it. */
export function fixtureFiles(name: string): Map<string, Uint8Array> {
  const files = new Map([...filesUnder(join(ROOT, 'good')), ...filesUnder(join(ROOT, name))]);
  for (const path of lines(join(ROOT, name, 'removed.txt'))) files.delete(path);
  return files;
}

/** The same as a project. */
export function fixtureProject(name: string): Project {
  return projectFrom(fixtureFiles(name), TODAY);
}

/** What the checker says of a fixture, a problem a line. */
export function expected(name: string): string[] {
  return lines(join(ROOT, name, 'expected.txt'));
}

function lines(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

function filesUnder(root: string, folder = ''): [path: string, bytes: Uint8Array][] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder ? `${folder}/${name}` : name;
    if (statSync(join(root, path)).isDirectory()) return filesUnder(root, path);
    return folder ? [unfolded(path, readFileSync(join(root, path)))] : [];
  });
}

/** A file whose name ends in last-line-N-times stands for one that is too large to keep. */
function unfolded(path: string, bytes: Buffer): [path: string, bytes: Uint8Array] {
  const [, name, times] = /^(.*)\.last-line-(\d+)-times$/.exec(path) ?? [];
  if (!name) return [path, bytes];
  const text = bytes.toString('utf8').trimEnd();
  const last = text.slice(text.lastIndexOf('\n'));
  return [name, Buffer.from(text + last.repeat(Number(times)))];
}
