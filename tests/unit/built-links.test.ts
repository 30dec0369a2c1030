import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { problemLines } from '../../src/article/problem.ts';
import { builtLinks } from '../../src/links/built.ts';
import { readLedger } from '../../src/links/ledger.ts';

const ledger = readLedger(
  new VFile({ path: 'test.json' }),
  `{"v":1,"article":"test","ids":{
"offer":{"kind":"section","since":"2020-01-07","text":"The offer"},
"p-2222":{"kind":"paragraph","since":"2020-01-07","text":"On Monday."},
"p-3333":{"kind":"paragraph","since":"2020-01-07","alias":"p-2222","until":"2020-01-08","note":""},
"p-4444":{"kind":"paragraph","since":"2020-01-07","gone":true,"near":"offer","until":"2020-01-08","was":"Gone","note":"Removed."}
}}
`,
);

const ALL = ['offer', 'p-2222', 'p-3333', 'p-4444', 'main'];

/** What is said of an article with these ids, each on the lines given, or on line 1. */
function said(ids: Record<string, number[]>, shared = [...ledger.ids.keys()]): string[] {
  const article = {
    file: new VFile({ path: 'test/index.html' }),
    ids: new Map(Object.entries(ids).map(([id, lines]) => [id, lines.map((line) => ({ line }))])),
  };
  const share = shared.map(
    (id) => [`test/at/${id}/index.html`, { file: new VFile(), ids: new Map() }] as const,
  );
  return problemLines(
    builtLinks(new Map([['test/index.html', article], ...share]), new Map([['test', ledger]])),
  );
}

const once = (ids: string[]): Record<string, number[]> => Object.fromEntries(ids.map((id) => [id, [1]]));

test('finds nothing to say where a page has each id of its ledger once', () => {
  expect(said(once(ALL))).toEqual([]);
});

test.each([
  [
    'offer',
    'the live id offer is nowhere in the page; let the component that draws this place put its id on one element',
  ],
  [
    'p-3333',
    'the alias id p-3333 is nowhere in the page; let the component that draws the place it leads to put one <span class="alias"> in it',
  ],
  [
    'p-4444',
    'the removed id p-4444 is nowhere in the page; let the page draw its note once, near the place that the ledger names',
  ],
])('misses the id %s', (id, line) => {
  expect(said(once(ALL.filter((each) => each !== id)))).toEqual([
    `test/index.html:1:1  ${line} [built-link]`,
  ]);
});

test('finds an id of the ledger that is there twice', () => {
  expect(said({ ...once(ALL), offer: [1, 7] })).toEqual([
    'test/index.html:7:1  the live id offer is 2 times in the page; let the component that draws this place put its id on one element [built-link]',
  ]);
});

test.each([
  ['p-9999', '“p-9999” is in the page and not in the ledger; run npm run anchors'],
  ['a b', '“a b” cannot be used in a link; use lower-case letters, digits and hyphens'],
  ['Top', '“Top” cannot be used in a link; use lower-case letters, digits and hyphens'],
  ['', '“” cannot be used in a link; use lower-case letters, digits and hyphens'],
])('finds the id “%s”, which the ledger does not have', (id, line) => {
  expect(said(once([...ALL, id]))).toEqual([`test/index.html:1:1  ${line} [built-link]`]);
});

test('misses each share page, and the article itself', () => {
  expect(said(once(ALL), ['offer', 'p-2222', 'p-4444'])).toEqual([
    'test/index.html:1:1  p-3333 has no share page test/at/p-3333/; make the page route list every id in the ledger [built-link]',
  ]);
  expect(
    problemLines(builtLinks(new Map(), new Map([['test', { article: 'test', ids: new Map() }]]))),
  ).toEqual([
    'test/index.html:1:1  the article was not built; build it, since links lead there [built-link]',
  ]);
});
