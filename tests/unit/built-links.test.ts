import { expect, test } from 'vitest';
import { builtLinks } from '../../src/links/built.ts';
import { readLedger, type Ledger } from '../../src/links/ledger.ts';
import { linesOf } from './publishing.ts';

const ledger = readLedger(
  'test.json',
  `{"v":2,"article":"test","ids":{
"offer":{"kind":"section","since":"2020-01-07","texts":[["2020-01-07","The offer"]]},
"p-2222":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","On Monday."]]},
"p-3333":{"kind":"paragraph","since":"2020-01-07","texts":[],"alias":"p-2222","until":"2020-01-08","note":""},
"p-4444":{"kind":"paragraph","since":"2020-01-07","texts":[],"gone":true,"near":"offer","until":"2020-01-08","note":"Removed."}
}}
`,
);

const ALL = ['offer', 'p-2222', 'p-3333', 'p-4444', 'main'];

/** What is said of pages, each with ids on the lines given, where those of the ledger, or the ids given, have share pages. */
function said(
  ids: Record<string, number[]>,
  shared = [...ledger.ids.keys()],
  slug = 'test',
  ledgers: Ledger[] = [ledger],
) {
  const points = Object.entries(ids).map(
    ([id, lines]) => [id, lines.map((line) => ({ line, column: 1 }))] as const,
  );
  const pages = new Map([
    [`${slug}/index.html`, { ids: new Map(points) }],
    ...shared.map((id) => [`${slug}/at/${id}/index.html`, { ids: new Map() }] as const),
  ]);
  return linesOf(builtLinks(pages, new Map(ledgers.map((each) => [each.article, each]))));
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
  expect(linesOf(builtLinks(new Map(), new Map([['test', ledger]])))).toEqual([
    'test/index.html:1:1  the page was not built; build it, since links lead there [built-link]',
  ]);
});

test('asks of a former address for all that the article has', () => {
  const ledgers: Ledger[] = [
    { article: 'new', ids: ledger.ids },
    { article: 'test', ids: new Map(), end: { moved: 'new', until: '2020-02-03' } },
  ];
  const notBuilt =
    'new/index.html:1:1  the page was not built; build it, since links lead there [built-link]';
  expect(said(once(ALL), [...ledger.ids.keys()], 'test', ledgers)).toEqual([notBuilt]);
  expect(said(once(ALL.slice(1)), ['offer', 'p-2222', 'p-4444'], 'test', ledgers)).toEqual([
    notBuilt,
    'test/index.html:1:1  p-3333 has no share page test/at/p-3333/; make the page route list every id in the ledger [built-link]',
    'test/index.html:1:1  the former id offer is nowhere in the page; let the page that is left at a former address have one element with each id [built-link]',
  ]);
});
