import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { built, copyProject, temporaryFolder, tree } from './project-copy.ts';

test('gives the same bytes in another folder, time zone and language', async () => {
  test.setTimeout(120_000);
  const folder = temporaryFolder();
  const [here, there] = [join(folder, 'here'), join(folder, 'over there', 'further ü down')];
  const address = { SITE_URL: 'https://example.org/base/' };
  try {
    copyProject(here);
    copyProject(there);
    await built(here, { ...address, TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' });
    await built(there, { ...address, TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    const [one, other] = [tree(join(here, 'dist')), tree(join(there, 'dist'))];
    expect(Object.keys(one)).toContain('index.html');
    expect(Object.keys(other)).toEqual(Object.keys(one));
    expect(Object.keys(one).filter((path) => one[path] !== other[path])).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
