import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import {
  building,
  built,
  copyProject,
  started,
  temporaryFolder,
  tree,
  type Started,
} from './project-copy.ts';
import { makeSmall, page } from './small-project.ts';

test.describe.configure({ mode: 'serial' });

let copy: string;
let before: ReturnType<typeof state>;

test.beforeAll(async () => {
  copy = temporaryFolder();
  copyProject(copy);
  makeSmall(copy);
  expect(await started(copy, ['src/commands/anchors.ts']).ended).toBe(0);
  mkdirSync(join(copy, 'dist/former'), { recursive: true });
  for (const name of ['index.html', 'former/index.html'])
    writeFileSync(join(copy, 'dist', name), 'Published.');
  before = state();
});
test.afterAll(() => rmSync(copy, { recursive: true, force: true }));

for (const [name, path, text, message] of [
  [
    'an article with a mistake',
    'content/articles/faulty.mdx',
    'no frontmatter',
    'the file does not begin with frontmatter',
  ],
  [
    'a page that cannot be drawn',
    'src/pages/late.astro',
    "---\nthrow new Error('no such page');\n---\n",
    'no such page',
  ],
  [
    'a page with a dead link',
    'src/pages/late.astro',
    page('Late', '<a href="/none/">None</a>'),
    '“/none/” leads to no page or file of the site',
  ],
] as const) {
  test(`leaves the published folder as it was where the build fails on ${name}`, async () => {
    writeFileSync(join(copy, path), text);
    const build = building(copy);
    expect(await build.ended).toBe(1);
    rmSync(join(copy, path));
    expect(build.said()).toContain(message);
    expect(state()).toEqual(before);
    expect(leftovers()).toEqual([]);
  });
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`leaves the published folder as it was where the build is ended by ${signal} while it writes`, async () => {
    const build = building(copy);
    await saysThat(build, 'generating static routes');
    expect(leftovers()).not.toEqual([]);
    build.child.kill(signal);
    expect(await build.ended).not.toBe(0);
    expect(state()).toEqual(before);
  });
}

test('builds into another folder, and leaves dist alone', async () => {
  const build = started(copy, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', 'elsewhere/site']);
  expect(await build.ended, build.said()).toBe(0);
  expect(readdirSync(join(copy, 'elsewhere'))).toEqual(['site']);
  expect(state()).toEqual(before);
});

test('publishes all of the next build and nothing else, whatever was left by builds that were killed', async () => {
  await built(copy);
  expect(readFileSync(join(copy, 'dist/small/index.html'), 'utf8')).toContain('The bird is a Raven.');
  expect(tree(join(copy, 'dist'))).toEqual(tree(join(copy, 'elsewhere/site')));
});

test('puts the folder back where the machine died while the folders changed places', async () => {
  const published = tree(join(copy, 'dist'));
  const [own = ''] = leftovers();
  renameSync(join(copy, 'dist'), join(copy, own, 'old'));
  const server = started(copy, ['src/commands/start.ts', '--no-build', '--port', '0']);
  await saysThat(server, 'until you press Ctrl+C');
  const [url = ''] = /http:\S+/.exec(server.said()) ?? [];
  const front = await fetch(url);
  expect([front.status, (await front.text()).includes('Raven')]).toEqual([200, true]);
  server.child.kill('SIGKILL');
  await server.ended;
  expect(tree(join(copy, 'dist'))).toEqual(published);
});

/** Resolves when a process says something, or throws where it ends before. */
async function saysThat({ child, ended, said }: Started, words: string): Promise<void> {
  const isSaid = new Promise<void>((done) =>
    child.stdout?.on('data', () => said().includes(words) && done()),
  );
  await Promise.race([isSaid, ended]);
  if (!said().includes(words)) throw new Error(said());
}

/** The published folder, to the byte, and that it is still the same one. */
function state() {
  const { ino, mtimeMs } = statSync(join(copy, 'dist'));
  return { files: tree(join(copy, 'dist')), ino, mtimeMs };
}

const leftovers = (): string[] => readdirSync(copy).filter((name) => name.startsWith('.dist-'));
