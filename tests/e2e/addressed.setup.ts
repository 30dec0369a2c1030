import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as setup } from 'playwright/test';
import { ADDRESS, addressed, PUBLISHERS, publishersFiles } from './addressed.ts';
import { copyProject, started } from './project-copy.ts';

// Parsing repairs bad nesting silently, so what Astro writes is kept as it is before anything of ours has read it.
const KEEPING = `import { cpSync } from 'node:fs';
import config from './astro.config.mjs';
const raw = new URL('raw', import.meta.url);
const keep = { name: 'keep', hooks: { 'astro:build:done': ({ dir }) => cpSync(dir, raw, { recursive: true }) } };
export default { ...config, integrations: [keep, ...config.integrations] };
`;

setup('the project builds for an address, with files of its publisher', async () => {
  copyProject(addressed);
  mkdirSync(join(addressed, 'public/verification'));
  for (const name of publishersFiles) writeFileSync(join(addressed, 'public', name), PUBLISHERS);
  writeFileSync(join(addressed, 'keeping.config.mjs'), KEEPING);
  const build = started(
    addressed,
    ['node_modules/astro/bin/astro.mjs', 'build', '--config', 'keeping.config.mjs'],
    { SITE_URL: ADDRESS, TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
  );
  expect(await build.ended, build.said()).toBe(0);
});
