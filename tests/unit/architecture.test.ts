import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Folders of src that a folder may import from, and whether packages are its business. */
const MAY: Record<string, { from: string[]; packages: boolean }> = {
  article: { from: [], packages: false },
  lib: { from: [], packages: false },
  markdown: { from: ['article', 'lib'], packages: true },
  rules: { from: ['article', 'lib', 'markdown'], packages: true },
  cards: { from: ['article'], packages: true },
  integrations: { from: ['lib', 'markdown', 'rules'], packages: true },
  commands: { from: ['lib', 'markdown', 'rules', 'cards', 'integrations'], packages: true },
  around: { from: ['article', 'lib'], packages: false },
  components: { from: ['article', 'around', 'lib'], packages: false },
  layouts: { from: ['article', 'components', 'lib', 'styles'], packages: false },
  pages: { from: ['article', 'around', 'layouts', 'components', 'lib', 'cards', 'site.ts'], packages: true },
};
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|astro)$/.test(path))
  .map((path) => join('src', path));
const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('tests', path));
const declared = Object.entries(
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>,
)
  .filter(([field]) => /ependencies$/.test(field))
  .flatMap(([, packages]) => Object.keys(packages));

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

test('every imported package is declared', () => {
  const missing = [...files, ...tests].flatMap((path) =>
    importsOf(path)
      .filter((name) => !/^(\.|astro:|node:)/.test(name) && !builtinModules.includes(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      )
      .filter((name) => !declared.includes(name) && !declared.includes(`@types/${name}`))
      .map((name) => `${path} imports ${name}`),
  );
  expect(missing).toEqual([]);
});

test('names say what a thing is: no default exports, and no folder for leftovers', () => {
  const free = files.filter((path) => path.endsWith('.ts') && !/content\.config\.ts$/.test(path));
  expect(free.filter((path) => /^export default/m.test(read(path)))).toEqual([]);
  expect(
    files.filter((path) => /\/(utils?|helpers?|common|misc|types|constants|hooks)(\/|\.ts)/.test(path)),
  ).toEqual([]);
});

test('every component that reads its props says which it takes', () => {
  const silent = files
    .filter((path) => path.endsWith('.astro') && /Astro\.(props|params)/.test(read(path)))
    .filter((path) => !/^(?:interface|type) Props\b/m.test(read(path)));
  expect(silent).toEqual([]);
});

test('a source file fits on two screens', () => {
  const long = files.filter(
    (path) =>
      read(path)
        .replace(/<style[\s\S]*<\/style>/, '')
        .split('\n').length > 151,
  );
  expect(long).toEqual([]);
});

function isAllowed(
  path: string,
  folder: string,
  may: { from: string[]; packages: boolean },
  name: string,
): boolean {
  if (!name.startsWith('.')) return may.packages || name === 'astro/types';
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
