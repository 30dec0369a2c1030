import { rmSync } from 'node:fs';
import { test as setup } from 'playwright/test';
import { builtAs, makeGood } from './content.ts';
import { temporaryFolder } from './project-copy.ts';

setup('an article with every construct is built', async () => {
  const copy = temporaryFolder();
  makeGood(copy);
  await builtAs('good', copy);
  rmSync(copy, { recursive: true });
});
