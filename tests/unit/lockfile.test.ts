import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  lockfileVersion: number;
  packages: Record<string, Entry>;
};
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
const registry = 'https://registry.npmjs.org/';
const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

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

/** Where a package may lie that another asks for: from its own folder upwards. */
function candidates(path: string, name: string): string[] {
  const inner = `${path}/node_modules/${name}`;
  const cut = path.lastIndexOf('/node_modules/');
  return cut < 0 ? [inner, `node_modules/${name}`] : [inner, ...candidates(path.slice(0, cut), name)];
}

type Dependencies = Record<string, string>;
type Manifest = {
  dependencies: Dependencies;
  devDependencies: Dependencies;
  optionalDependencies: Dependencies;
};
type Entry = { version?: string; integrity?: string; resolved?: string; optionalDependencies?: Dependencies };
