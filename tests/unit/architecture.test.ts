import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, ROOT, sourceFiles } from './imports.ts';

/** The folders of src that a folder may import from; `site.ts` is for what is drawn, the others are handed what they need of it. */
const MAY: Record<string, string[]> = {
  article: [],
  // A package of its own one day: places go in, ledgers and problems come out.
  links: [],
  check: ['article', 'links'],
  markdown: ['article'],
  cards: ['article'],
  around: ['article'],
  publish: ['article', 'links', 'check'],
  commands: ['article', 'links', 'check', 'publish', 'cards', 'around'],
  components: ['article', 'around', 'links', 'markdown', 'site.ts'],
  layouts: ['components', 'article', 'around', 'styles', 'client', 'site.ts'],
  pages: ['layouts', 'components', 'article', 'links', 'cards', 'around', 'site.ts'],
  client: [],
  'content.config.ts': ['article'],
  'env.d.ts': ['components'],
  'site.ts': [],
};
const files = sourceFiles('src');
const part = (path: string): string => path.split('/')[1] ?? '';

test('every file imports only from where its folder may', () => {
  expect([...new Set(files.map(part))].filter((name) => !MAY[name])).toEqual([]);
  const broken = files.flatMap((path) =>
    importsOf(path)
      .filter((name) => name.startsWith('src/') && part(name) !== part(path))
      .filter((name) => !MAY[part(path)]?.includes(part(name)))
      .map((name) => `${path} imports ${name}`),
  );
  expect(broken).toEqual([]);
});

test('an article, links and the rules know nothing of Astro, and only their edges know files and git', () => {
  const pure = files.filter((path) => /^src\/(article|links|check|around)\//.test(path));
  const edges = ['src/check/project.ts', 'src/links/history.ts'];
  const impure = pure.flatMap((path) =>
    importsOf(path)
      .filter((name) => /^astro(?!\/zod$)|^node:(fs|child_process)/.test(name) && !edges.includes(path))
      .map((name) => `${path} imports ${name}`),
  );
  expect(impure).toEqual([]);
});

test('content is queried by pages alone', () => {
  const askers = files.filter((path) => importsOf(path).includes('astro:content'));
  expect(askers.filter((path) => part(path) !== 'pages')).toEqual(['src/content.config.ts']);
  expect(askers.length).toBeGreaterThan(1);
});

test('no file imports itself by way of others', () => {
  const imports = new Map(
    files.map((path) => [path, importsOf(path).filter((name) => files.includes(name))]),
  );
  const circle = (path: string, way: string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of imports.get(path) ?? []) {
      const found = circle(next, [...way, path]);
      if (found) return found;
    }
    done.add(path);
    return undefined;
  };
  const done = new Set<string>();
  expect(files.flatMap((path) => circle(path, []) ?? [])).toEqual([]);
});

test('the end-to-end tests see the built folder like a stranger', () => {
  const tests = sourceFiles('tests/e2e');
  expect(tests.length).toBeGreaterThan(10);
  expect(tests.filter((path) => importsOf(path).some((name) => name.startsWith('src/')))).toEqual([]);
});

test('names say what a thing is: no default exports, and no folder for leftovers', () => {
  const free = files.filter((path) => path.endsWith('.ts') && path !== 'src/content.config.ts');
  const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
  expect(free.filter((path) => /^export default/m.test(read(path)))).toEqual([]);
  expect(
    files.filter((path) =>
      /\/(lib|utils?|helpers?|common|misc|types|constants|hooks|index)(\/|\.ts)/.test(path),
    ),
  ).toEqual([]);
});

test('every component that reads its props says which it takes', () => {
  const components = files.filter((path) => path.endsWith('.astro'));
  const silent = components
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .filter(({ text }) => /Astro\.(props|params)/.test(text) && !/^(interface|type) Props\b/m.test(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
  expect(components.length).toBeGreaterThan(20);
});
