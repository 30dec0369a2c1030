import { expect, test } from 'vitest';
import { absoluteUrl, addressOf, baseOf, movedText } from '../../src/lib/origin.ts';

const here = 'https://example.org/base/';
const there = 'https://other.example/';

test.each([
  ['index.html', here],
  ['a/index.html', `${here}a/`],
  ['a/the-index.html', `${here}a/the-index.html`],
  ['feed.xml', `${here}feed.xml`],
])('gives %s the address %s, and finds the base in it', (path, address) => {
  expect(addressOf(path, here)).toBe(address);
  expect(baseOf(address, path)).toBe(here);
});

test.each([
  ['../', 'a/index.html'],
  ['https://other.example/b/', 'a/index.html'],
  ['https://example.orga/', 'a/index.html'],
])('finds no base in %s for %s', (address, path) => {
  expect(baseOf(address, path)).toBeUndefined();
});

test.each([
  ['/b/?c#d', `${here}b/?c#d`],
  ['../../b/', `${here}b/`],
  ['./', `${here}a/at/`],
  ['#b', '#b'],
  ['b/', 'b/'],
  ['//c.example/', '//c.example/'],
  ['https://c.example/', 'https://c.example/'],
])('makes %s absolute as %s', (url, absolute) => {
  expect(absoluteUrl(url, 'a/at/index.html', here)).toBe(absolute);
});

test('moves an address plain and percent-encoded, but not within another', () => {
  const text = `${here} mailto:?body=${encodeURIComponent(here)}a https://archive.example/1/${here}`;
  expect(movedText(text, [here], there)).toBe(
    `${there} mailto:?body=${encodeURIComponent(there)}a https://archive.example/1/${here}`,
  );
});
