import { rmSync } from 'node:fs';
import { test as setup } from 'playwright/test';
import { ADDRESS } from './addressed.ts';
import { builtAs, makeGood } from './content.ts';
import { temporaryFolder } from './project-copy.ts';

setup('an article with every construct is built for an address', async () => {
  const copy = temporaryFolder();
  makeGood(copy);
  await builtAs('good', copy, { SITE_URL: ADDRESS });
  rmSync(copy, { recursive: true });
});
