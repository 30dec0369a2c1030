import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Folders of src that a folder may import from, and whether packages are its business. */
const MAY: Record<string, { from: string[]; packages: boolean }> = {
  lib: { from: ['article'], packages: false },
  markdown: { from: ['lib', 'article'], packages: true },
  rules: { from: ['lib', 'markdown', 'article'], packages: true },
  cards: { from: ['lib', 'article'], packages: true },
  integrations: { from: ['lib', 'markdown', 'rules'], packages: true },
  commands: { from: ['lib', 'markdown', 'rules', 'cards', 'integrations', 'publish'], packages: true },
  components: { from: ['lib'], packages: false },
  layouts: { from: ['components', 'lib', 'styles', 'client'], packages: false },
  pages: { from: ['layouts', 'components', 'lib', 'cards', 'site.ts'], packages: true },
};
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|astro)$/.test(path))
  .map((path) => join('src', path));
const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('tests', path));

test('every file imports only what its folder may', () => {
  const broken = files.flatMap((path) => {
    const [, folder = ''] = path.split('/');
    const may = MAY[folder];
    return may
      ? importsOf(path)
          .filter((name) => !isAllowed(path, folder, may, name))
          .map((name) => `${path} imports ${name}`)
      : [];
  });
  expect(broken).toEqual([]);
});

test('content is queried by pages alone', () => {
  const askers = files.filter((path) => importsOf(path).includes('astro:content'));
  expect(askers.filter((path) => !path.startsWith('src/pages/') && path !== 'src/content.config.ts')).toEqual(
    [],
  );
  expect(askers.length).toBeGreaterThan(1);
});

test('the end-to-end tests see the built folder like a stranger', () => {
  const insiders = tests.filter(
    (path) =>
      path.startsWith('tests/e2e/') && importsOf(path).some((name) => target(path, name).startsWith('src/')),
  );
  expect(insiders).toEqual([]);
});

test('names say what a thing is: no default exports, and no folder for leftovers', () => {
  const free = files.filter((path) => path.endsWith('.ts') && !/content\.config\.ts$/.test(path));
  expect(free.filter((path) => /^export default/m.test(read(path)))).toEqual([]);
  expect(
    files.filter((path) => /\/(utils?|helpers?|common|misc|types|constants|hooks)(\/|\.ts)/.test(path)),
  ).toEqual([]);
});

function isAllowed(
  path: string,
  folder: string,
  may: { from: string[]; packages: boolean },
  name: string,
): boolean {
  if (!name.startsWith('.')) return may.packages || name === 'astro:assets';
  const [, other = ''] = target(path, name).split('/');
  return other === folder || may.from.includes(other);
}

function importsOf(path: string): string[] {
  const code = read(path);
  return [
    ...code.matchAll(
      /^\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map(([, from, bare]) => from ?? bare ?? '');
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function target(path: string, name: string): string {
  if (!name.startsWith('.')) return name;
  const found = relative(ROOT, join(ROOT, dirname(path), name.replace(/\?.*$/, '')));
  if (!existsSync(join(ROOT, found))) throw new Error(`${path} imports ${name}, which does not exist`);
  return found;
}
