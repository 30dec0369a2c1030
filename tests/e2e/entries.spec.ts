import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, copyProject, started, temporaryFolder } from './project-copy.ts';
import { expect, test } from './site.ts';
import { makeSmall } from './small-project.ts';

let copy = '';
test.beforeAll(() => {
  copy = temporaryFolder();
  copyProject(copy);
  makeSmall(copy);
});
test.afterAll(() => rmSync(copy, { recursive: true, force: true }));

// Astro keeps what it has read, and asks for it anew only where the file or its own configuration changed.
test('a build after a change of the code that reads articles shows what the new code reads', async () => {
  const anchors = started(copy, ['src/commands/anchors.ts']);
  expect(await anchors.ended, anchors.said()).toBe(0);
  const id = /\{\/\* #(p-\w+)/.exec(readFileSync(join(copy, 'content/articles/small.mdx'), 'utf8'))?.[1];
  const page = (): string => readFileSync(join(copy, `dist/small/at/${id}/index.html`), 'utf8');
  await built(copy);
  expect(page()).toContain('A paragraph with its note.');
  const reader = join(copy, 'src/article/places.ts');
  const code = readFileSync(reader, 'utf8');
  const changed = code.replace('return plainText(', "return 'Newly read: ' + plainText(");
  expect(changed).not.toBe(code);
  writeFileSync(reader, changed);
  // The ledger has the words that the old code read; those are no fault here.
  await built(copy);
  expect(page()).toContain('Newly read: A paragraph with its note.');
});
