import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ACTS, twoAuthors } from '../../tools/two-authors.ts';

const SEED = Number(process.env['SEED'] ?? 20191223);
const COMMITS = 200;

// Git sets these in its hooks, where the test must not act on the repository itself.
for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) delete process.env[name];

test('every address that two authors published in 200 commits leads to its passage, or says that it was removed', () => {
  const root = mkdtempSync(join(tmpdir(), 'two-authors-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const { counts, right, removed, ...not } = twoAuthors(root, COMMITS, SEED);
  expect(not).toEqual({ wrong: [], lost: [], forgotten: [] });
  expect(Math.min(right, removed)).toBeGreaterThan(20);
  // Otherwise nothing is proven by it.
  expect(ACTS.filter((act) => !counts[act])).toEqual([]);
  expect(Object.keys(counts).filter((name) => !ACTS.includes(name)).length).toBeGreaterThan(5);
});
