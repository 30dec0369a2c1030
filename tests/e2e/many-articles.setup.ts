import { rmSync } from 'node:fs';
import { test as setup } from 'playwright/test';
import { builtAs, FRONTS } from './content.ts';
import { keepOnly, makeMany } from './many-articles.ts';
import { copyProject, started, temporaryFolder } from './project-copy.ts';

setup('front pages of more than one article are built', async () => {
  const copy = temporaryFolder();
  copyProject(copy);
  const sizes = FRONTS.toSorted((one, two) => two - one);
  makeMany(copy, Math.max(...sizes));
  await started(copy, ['src/commands/anchors.ts']).ended;
  for (const size of sizes) {
    keepOnly(copy, size);
    await builtAs(`front-${size}`, copy);
  }
  rmSync(copy, { recursive: true });
});
