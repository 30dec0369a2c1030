import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  lockfileVersion: number;
  packages: Record<string, Entry>;
};
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
const registry = 'https://registry.npmjs.org/';
const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

test('what the build and the commands load is in dependencies, so that a production install can build', () => {
  const loaded = ['astro.config.mjs', ...codeIn('src')].flatMap((path) => packagesOf(path, 'loaded'));
  const names = loaded.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['astro', 'sirv', 'satori']));
  expect(loaded.filter(({ name }) => !(name in manifest.dependencies))).toEqual([]);
});

test('what anything imports is declared', () => {
  const imported = ['astro.config.mjs', ...['src', 'tools', 'tests'].flatMap(codeIn)].flatMap((path) =>
    packagesOf(path, 'all'),
  );
  expect(imported.filter(({ name }) => !(name in direct) && !(`@types/${name}` in direct))).toEqual([]);
});

test.each([
  [`import a from 'one';`, ['one']],
  [`import 'one/style.css';`, ['one']],
  [`import { type A, b } from '@scope/one/deep';`, ['@scope/one']],
  [`export * from 'one';`, ['one']],
  [`const { a } = await import('one');`, ['one']],
  ['const a = import(`one`);', ['one']],
  [`const a = require('one');`, ['one']],
  [`const a = createRequire(import.meta.url).resolve('one/package.json');`, ['one']],
  [`const a = require.resolve(\`@scope/\${name}\`);`, []],
  [`const a = import.meta.resolve('one');`, ['one']],
  [`import type { A } from 'one';`, []],
  [`import { type A } from 'one';`, ['one']],
  [`export type { A } from 'one';`, []],
  [`let a: import('one').A;`, []],
  [
    `import a from './one.ts'; import b from 'node:fs'; import c from 'fs'; import d from 'astro:content';`,
    [],
  ],
  [`// import a from 'one';\nconst a = "import a from 'one'";`, []],
])('reads from %s the packages %j', (code, names) => {
  expect(packages(code, 'loaded')).toEqual(names);
});

test('reads the frontmatter and the scripts of a component', () => {
  const page = `---\nimport a from 'one';\n---\n<p>import b from 'two';</p><script>import 'three';</script>`;
  expect(packages(codeOf('a.astro', page), 'loaded')).toEqual(['one', 'three']);
});

test('runs no install script of any package', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

test('names every package in one exact version, the one that is locked', () => {
  const loose = Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
  const locked = Object.keys(direct).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(direct);
});

test('locks every package by its content, and names no registry but the public one', () => {
  expect(entries.length).toBeGreaterThan(Object.keys(direct).length);
  const unsure = entries.filter(
    ([, { integrity, resolved }]) =>
      !integrity?.startsWith('sha512-') || !(resolved ?? registry).startsWith(registry),
  );
  expect(unsure.map(([path]) => path)).toEqual([]);
});

// npm writes only the bindings of its own machine when one is missing from the registry, or with a stale
// node_modules: `npm ci` then fails on every other machine.
test('holds the bindings of all platforms for every package that has some', () => {
  const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !candidates(path, name).some((place) => place in lock.packages))
      .map((name) => `${path} lacks ${name}`),
  );
  expect(missing).toEqual([]);
});

test.each(['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-x64'])('can be installed on %s', (platform) => {
  const native = entries.filter(([path]) => path.includes(platform)).map(([path]) => path);
  for (const family of ['@astrojs/compiler-binding', '@rolldown/binding', '@img/sharp', '@resvg/resvg-js']) {
    expect(native, `${family} for ${platform}`).toContainEqual(expect.stringContaining(family));
  }
});

/** Code below a folder that can import something. */
function codeIn(folder: string): string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => /\.(?:ts|js|mjs|astro)$/.test(path)).map((path) => `${folder}/${path}`);
}

function packagesOf(path: string, which: Which): { path: string; name: string }[] {
  return packages(codeOf(path, read(path)), which).map((name) => ({ path, name }));
}

/** The script of a file: of a component its frontmatter and its script elements. */
function codeOf(path: string, text: string): string {
  if (!path.endsWith('.astro')) return text;
  const [, frontmatter = ''] = /^---\n([\s\S]*?)^---$/m.exec(text) ?? [];
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [frontmatter, ...scripts].join('\n');
}

/** The packages that code names: all, or those that it loads when it runs. */
function packages(code: string, which: Which): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = moduleOf(node, which);
    if (name && !/^[./]|^\w+:/.test(name) && !builtinModules.includes(name))
      names.push(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest));
  return names;
}

/** The module that a node imports, or undefined for any other node. */
function moduleOf(node: ts.Node, which: Which): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return which === 'all' || !isTypeOnly(node) ? textOf(node.moduleSpecifier) : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const { kind } = node.expression;
  const isLoading = kind === ts.SyntaxKind.ImportKeyword || isRequire(node.expression);
  return isLoading ? textOf(node.arguments[0]) : undefined;
}

/** `require`, or something's `resolve`, such as that of `import.meta` or of `createRequire(…)`. */
function isRequire(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'resolve';
}

// Node takes out types and leaves the rest: `import { type A } from 'one'` becomes `import {} from 'one'`.
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isExportDeclaration(node)
    ? node.isTypeOnly
    : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Where a package may lie that another asks for: from its own folder upwards. */
function candidates(path: string, name: string): string[] {
  const inner = `${path}/node_modules/${name}`;
  const cut = path.lastIndexOf('/node_modules/');
  return cut < 0 ? [inner, `node_modules/${name}`] : [inner, ...candidates(path.slice(0, cut), name)];
}

type Which = 'all' | 'loaded';
type Dependencies = Record<string, string>;
type Manifest = {
  dependencies: Dependencies;
  devDependencies: Dependencies;
  optionalDependencies: Dependencies;
};
type Entry = { version?: string; integrity?: string; resolved?: string; optionalDependencies?: Dependencies };
