import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning, ownName, takeTurn } from '../../src/integrations/build-turn.ts';
import { nextFolder, publishNext, recoverDist } from '../../src/integrations/published-folder.ts';

// Linux gives no process a number above 4,194,304.
const DEAD = '4194305-1';
let root: string;

beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'whole-build-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('puts the next folder in the place of the published one, with nothing left beside it', async () => {
  folder('dist', 'old');
  folder(nextFolder(join(root, 'dist')).slice(root.length + 1), 'new');
  await publishNext(join(root, 'dist'));
  expect(found()).toEqual({ dist: 'new' });
});

test('publishes where nothing was published before', async () => {
  folder(nextFolder(join(root, 'dist')).slice(root.length + 1), 'new');
  await publishNext(join(root, 'dist'));
  expect(found()).toEqual({ dist: 'new' });
});

test('leaves the published folder as it was where there is no next one, and says why', async () => {
  folder('dist', 'old');
  const dist = join(root, 'dist');
  await expect(publishNext(dist)).rejects.toThrow(
    new Error(
      `${dist} was not replaced and is as it was: ENOENT: no such file or directory, rename '${nextFolder(dist)}' -> '${dist}'; make the folder around it writable, or build elsewhere with --outDir`,
    ),
  );
  expect(found()).toEqual({ dist: 'old' });
});

test('puts dist back where a build died between its two renames', () => {
  folder(`.dist-${DEAD}-old`, 'old');
  folder(`.dist-${DEAD}-new`, 'new');
  recoverDist(root);
  expect(found()).toEqual({ dist: 'old' });
});

test('removes what killed builds left and nothing else', () => {
  const others = [
    'dist',
    'dist-1-new',
    '.dist',
    '.distant-1-1-new',
    '.dist-notes',
    `.dist-${ownName().replace(String(process.pid), String(process.ppid))}`,
  ];
  for (const name of [
    ...others,
    ...['new', 'old', 'new-removed', 'old-removed'].map((stage) => `.dist-${DEAD}-${stage}`),
  ])
    folder(name, name);
  recoverDist(root);
  expect(readdirSync(root).sort()).toEqual(others.sort());
});

test('never takes a half removed folder for dist', () => {
  folder(`.dist-${DEAD}-old-removed`, 'half');
  recoverDist(root);
  expect(found()).toEqual({});
});

test('has nothing to recover in a folder that is not there', () => {
  recoverDist(join(root, 'none'));
  expect(existsSync(join(root, 'none'))).toBe(false);
});

test('takes the turn that a dead process left, at once', () => {
  writeFileSync(join(root, DEAD), '');
  const end = takeTurn(root, (pid) => expect.unreachable(`waited for ${pid}`));
  expect(readdirSync(root)).toEqual([ownName()]);
  end();
  expect(readdirSync(root)).toEqual([]);
});

test('knows itself, and not a later process with the same number', () => {
  expect(isRunning(ownName())).toBe(true);
  expect(isRunning(DEAD)).toBe(false);
  // Only Linux tells when a process started.
  expect(isRunning(`${process.pid}-1`)).toBe(process.platform !== 'linux');
});

function folder(name: string, words: string): void {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'index.html'), words);
}

function found(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root).map((name) => [name, readFileSync(join(root, name, 'index.html'), 'utf8')]),
  );
}
