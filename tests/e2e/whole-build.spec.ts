import { readdirSync, readFileSync, renameSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { building, built, copyProject, started, temporaryFolder, tree } from './project-copy.ts';
import { makeSmall, page } from './small-project.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let copy: string;
let seconds: number;
/** The two sites that the copy can build, by a word in them. */
const sites: Record<string, Record<string, string>> = {};

test.beforeAll(async () => {
  copy = temporaryFolder();
  copyProject(copy);
  makeSmall(copy);
  expect(await started(copy, ['src/commands/anchors.ts']).ended).toBe(0);
  for (const word of ['Raven', 'Heron']) {
    write(word);
    const began = Date.now();
    await built(copy);
    seconds = (Date.now() - began) / 1000;
    sites[word] = dist();
  }
  expect(sites['Raven']).not.toEqual(sites['Heron']);
});
test.afterAll(() => rmSync(copy, { recursive: true, force: true }));

const failures: [name: string, path: string, text: string, message: string][] = [
  [
    'an article with a mistake',
    'content/articles/faulty.mdx',
    'no frontmatter',
    'the article has no frontmatter',
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
    'leads to no file of the folder',
  ],
];
for (const [name, path, text, message] of failures) {
  test(`leaves the published folder as it was where the build fails on ${name}`, async () => {
    const before = statSync(join(copy, 'dist'));
    const words = word();
    write(words === 'Raven' ? 'Heron' : 'Raven');
    writeFileSync(join(copy, path), text);
    const build = building(copy);
    expect(await build.ended).toBe(1);
    rmSync(join(copy, path));
    expect(build.said()).toContain(message);
    expect(word()).toBe(words);
    expect(dist()).toEqual(sites[words]);
    const { ino, mtimeMs } = statSync(join(copy, 'dist'));
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(leftovers()).toEqual([]);
  });
}

test('leaves the old folder or the new one, whole, wherever a build is killed', async () => {
  const outcomes: string[] = [];
  for (let kill = 0; kill < 20; kill++) {
    const next = word() === 'Raven' ? 'Heron' : 'Raven';
    write(next);
    const build = building(copy);
    // Most at any moment of a build, some while the folders change places.
    if (kill % 5 < 4) await Promise.race([after(Math.random() * seconds * 1000), build.ended]);
    else await Promise.race([distMoved(), build.ended]);
    killAll(build.child.pid);
    await build.ended;
    // What was begun when the build died is done by now.
    await after(150);
    const found = word();
    expect([found, dist()]).toEqual([found, sites[found]]);
    outcomes.push(found === next ? 'new' : 'old');
  }
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
});

test('takes away what it has begun where it is asked to end, and what killed builds left', async () => {
  const before = dist();
  const build = building(copy);
  while (!leftovers().some((name) => name.includes(`-${build.child.pid}-`))) await after(10);
  build.child.kill('SIGTERM');
  await build.ended;
  expect(build.child.signalCode).toBe('SIGTERM');
  expect(dist()).toEqual(before);
  expect(leftovers()).toEqual([]);
});

test('lets the second of two builds wait for the first, and says so in a line', async () => {
  write('Heron');
  const builds = [building(copy), building(copy)];
  expect(await Promise.all(builds.map(({ ended }) => ended))).toEqual([0, 0]);
  const lines = builds.map(
    ({ said }) => said().match(/waiting for the build that runs as process \d+/g) ?? [],
  );
  const [waited] = lines.flat();
  expect(lines.flat()).toHaveLength(1);
  const first = builds[lines[0]?.length === 0 ? 0 : 1];
  expect(waited).toBe(`waiting for the build that runs as process ${first?.child.pid}`);
  expect(dist()).toEqual(sites['Heron']);
  expect(leftovers()).toEqual([]);
});

test('puts the folder back where the machine died while the folders changed places', async () => {
  const before = dist();
  // No process has this number.
  renameSync(join(copy, 'dist'), join(copy, '.dist-4194305-1-old'));
  const server = started(copy, ['src/commands/start.ts', '--no-build', '--port', '0']);
  await expect.poll(server.said, { timeout: 10_000 }).toContain('http://localhost:');
  const [url = ''] = /http:\S+/.exec(server.said()) ?? [];
  const page = await fetch(url);
  killAll(server.child.pid);
  await server.ended;
  expect([page.status, (await page.text()).includes('Heron')]).toEqual([200, true]);
  expect(dist()).toEqual(before);
  expect(leftovers()).toEqual([]);
});

/** Gives the article another word, and nothing else. */
function write(word: string): void {
  const path = join(copy, 'content/articles/small.mdx');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^deck: .*$/m, `deck: The bird is a ${word}.`));
}

const dist = (): Record<string, string> => tree(join(copy, 'dist'));
const word = (): string =>
  /The bird is a (\w+)/.exec(readFileSync(join(copy, 'dist/index.html'), 'utf8'))?.[1] ?? 'none';
const leftovers = (): string[] => readdirSync(copy).filter((name) => name.startsWith('.dist-'));

/** Resolves when the published folder is renamed. */
function distMoved(): Promise<void> {
  return new Promise((done) => {
    const watcher = watch(copy, (_event, name) => {
      if (name !== 'dist') return;
      watcher.close();
      done();
    });
  });
}

/** Kills a process and all that belong to its group, as a terminal, a container or an impatient person does. */
function killAll(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
