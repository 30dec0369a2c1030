import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { ADDRESS, addressed } from './addressed.ts';
import { built, copyProject, temporaryFolder, tree } from './project-copy.ts';

test('gives the same bytes in another folder, time zone and language', async () => {
  const folder = temporaryFolder();
  const there = join(folder, 'over there', 'further ü down');
  try {
    copyProject(there);
    cpSync(join(addressed, 'public'), join(there, 'public'), { recursive: true });
    await built(there, {
      SITE_URL: ADDRESS,
      TZ: 'America/Los_Angeles',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    const [one, other] = [tree(join(addressed, 'dist')), tree(join(there, 'dist'))];
    expect(Object.keys(one)).toContain('index.html');
    expect(Object.keys(other)).toEqual(Object.keys(one));
    expect(Object.keys(one).filter((path) => one[path] !== other[path])).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
