import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recover, stage } from '../../src/publish/stage.ts';

let root: string;
let dist: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stage-'));
  dist = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('puts the next folder in the place of the published one, with nothing left beside it', () => {
  folder('dist', 'old');
  const { next, publish } = stage(dist, root);
  written(next, 'new');
  expect(found('dist')).toBe('old');
  publish();
  expect(found('dist')).toBe('new');
  expect(readdirSync(root)).toEqual(['dist']);
});

test('publishes where nothing was published before, also into a folder that is not there yet', () => {
  const far = join(root, 'a/b/site');
  const { next, publish } = stage(`${far}/`, root);
  written(next, 'new');
  publish();
  expect(found('a/b/site')).toBe('new');
});

test('lets others read what it publishes, as they could read any new folder', () => {
  const { next, publish } = stage(dist, root);
  written(next, 'new');
  publish();
  mkdirSync(join(root, 'any'));
  expect(statSync(dist).mode).toBe(statSync(join(root, 'any')).mode);
});

test('leaves the published folder as it was where there is no next one, and says why', () => {
  folder('dist', 'old');
  const { next, publish } = stage(dist, root);
  expect(publish).toThrow(
    new Error(
      `${dist} was not replaced and is as it was: ENOENT: no such file or directory, rename '${next}' -> '${dist}'; make the folder around it writable, or build elsewhere with --outDir`,
    ),
  );
  expect(found('dist')).toBe('old');
});

test('replaces the folder that a link leads to, and leaves the link', () => {
  folder('elsewhere', 'old');
  symlinkSync(join(root, 'elsewhere'), dist);
  const { next, publish } = stage(dist, root);
  written(next, 'new');
  publish();
  expect([found('dist'), found('elsewhere')]).toEqual(['new', 'new']);
  expect(readdirSync(root).sort()).toEqual(['dist', 'elsewhere']);
});

test.each(['.', '..'])('refuses to build over the project itself, in %s', (outDir) => {
  const project = join(root, 'project');
  mkdirSync(project);
  expect(() => stage(join(project, outDir), project)).toThrow('would replace the project itself; build into');
  expect(readdirSync(root)).toEqual(['project']);
});

test('puts the published folder back where a build died between its two renames', () => {
  folder('.dist-abcDEF/old', 'old');
  folder('.dist-abcDEF/new', 'new');
  recover(dist);
  expect(found('dist')).toBe('old');
});

test('the next build does so too, before it takes its own place', () => {
  folder('.dist-abcDEF/old', 'old');
  stage(dist, root);
  expect(found('dist')).toBe('old');
});

test('never takes a half removed folder for what was published, nor one that is not ours', () => {
  folder('.dist-abcDEF/removed', 'half');
  folder('.dist-notes-old/old', 'notes');
  recover(dist);
  expect(existsSync(dist)).toBe(false);
});

test('removes what a killed build left an hour ago, and nothing else', () => {
  const others = ['dist', '.dist', '.dist-notes', '.distant-abcDEF', '.dist-abcdef'];
  for (const name of [...others, '.dist-abcDEF']) folder(name, name);
  const long = new Date(Date.now() - 3_700_000);
  for (const name of [...others.filter((each) => each !== '.dist-abcdef'), '.dist-abcDEF'])
    utimesSync(join(root, name), long, long);
  const { next } = stage(dist, root);
  const own = next.slice(root.length + 1).split('/')[0] ?? '';
  expect(readdirSync(root).sort()).toEqual([...others, own].sort());
});

function folder(name: string, words: string): void {
  written(join(root, name), words);
}

function written(path: string, words: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), words);
}

const found = (name: string): string => readFileSync(join(root, name, 'index.html'), 'utf8');
