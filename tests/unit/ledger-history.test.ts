import { expect, test } from 'vitest';
import { type Entry, type Ledger } from '../../src/lib/ledger.ts';
import { compareLedgers, flattened, ledgerFaults } from '../../src/lib/ledger-history.ts';
import { problemLines } from '../../src/lib/problem.ts';

const since = '2020-01-07';
const live: Entry = { kind: 'paragraph', since, text: 'He said that he was ready.' };
const alias = (to: string): Entry => ({
  kind: 'paragraph',
  since,
  alias: to,
  until: '2020-02-03',
  note: 'Merged into this paragraph.',
});
const gone = (near: string, was = 'He said that he was'): Entry => ({
  kind: 'paragraph',
  since,
  gone: true,
  near,
  until: '2020-02-03',
  was,
  note: 'It was wrong.',
});
const ledger = (ids: Record<string, Entry>): Ledger => ({ article: 'a', ids: new Map(Object.entries(ids)) });

const ANOTHER =
  'take the line as it is in git, delete the id in the text and run npm run anchors, which gives another';

test.each<[string, Entry, Entry | undefined, string]>([
  [
    'a line was deleted',
    live,
    undefined,
    '1:1  p-3333, published on 2020-01-07, has no line any more; take the line as it is in git, then run npm run anchors',
  ],
  [
    'the kind changed',
    live,
    { ...live, kind: 'quotation' },
    '3:1  p-3333 was published as a paragraph and is a quotation now; write "kind":"paragraph" again',
  ],
  [
    'the date changed',
    live,
    { ...live, since: '2020-01-08' },
    '3:1  p-3333 was published on 2020-01-07, not on 2020-01-08; write "since":"2020-01-07" again',
  ],
  [
    'an alias stands by itself',
    alias('p-2222'),
    live,
    `3:1  p-3333 was merged into another place and stands by itself again; ${ANOTHER}`,
  ],
  [
    'what was removed leads elsewhere',
    gone('p-2222'),
    alias('p-2222'),
    '3:1  p-3333 was removed and leads to another place now; take the line as it is in git',
  ],
  [
    'what was removed says something else',
    gone('p-2222', 'Nobody in Moscow gave an answer'),
    live,
    `3:1  p-3333 was removed, began “Nobody in Moscow gave an answer” and now says “He said that he was ready.”; ${ANOTHER}`,
  ],
])('reports that %s since it was published', (_, before, after, problem) => {
  const base = ledger({ 'p-2222': live, 'p-3333': before });
  const now = ledger({ 'p-2222': live, ...(after && { 'p-3333': after }) });
  expect(problemLines(compareLedgers(base, now, 'a.json'))).toEqual([`a.json:${problem}`]);
});

test.each<[string, Entry | undefined, Entry]>([
  ['a new id', undefined, live],
  ['new words', live, { ...live, text: 'No.' }],
  ['a merger', live, alias('p-2222')],
  ['a removal', live, gone('p-2222')],
  ['a merger into another place', alias('p-2222'), alias('p-4444')],
  ['the removal of an alias', alias('p-2222'), gone('p-2222')],
  ['the return of what was removed', gone('p-2222'), live],
])('lets %s pass', (_, before, after) => {
  expect(
    compareLedgers(ledger(before ? { 'p-3333': before } : {}), ledger({ 'p-3333': after }), 'a.json'),
  ).toEqual([]);
});

test('leads every alias and every neighbour straight to where the text is', () => {
  const chained = ledger({
    'p-2222': live,
    'p-3333': alias('p-4444'),
    'p-4444': alias('p-2222'),
    'p-5555': gone('p-3333'),
    'p-6666': gone('p-5555'),
  });
  expect([...flattened(chained.ids).values()]).toEqual([
    live,
    alias('p-2222'),
    alias('p-2222'),
    gone('p-2222'),
    gone('p-2222'),
  ]);
});

test.each<[string, Record<string, Entry>, string]>([
  [
    'an alias of nothing',
    { 'p-3333': alias('p-9999') },
    '2:1  p-3333 leads to p-9999, which was never published; name it where its text is now ({/* #ID < p-3333 */}), or run npm run anchors -- --retire p-3333 --near ID --note "WHY"',
  ],
  [
    'an alias of what was removed',
    { 'p-2222': live, 'p-3333': alias('p-4444'), 'p-4444': gone('p-2222') },
    '3:1  p-3333 leads to p-4444, which was removed; name it where its text is now ({/* #ID < p-3333 */}), or run npm run anchors -- --retire p-3333 --near ID --note "WHY"',
  ],
  [
    'aliases in a circle',
    { 'p-2222': live, 'p-3333': alias('p-3333') },
    '3:1  p-3333 leads to p-3333, which leads on in a circle; name it where its text is now ({/* #ID < p-3333 */}), or run npm run anchors -- --retire p-3333 --near ID --note "WHY"',
  ],
  [
    'a removal near nothing',
    { 'p-3333': gone('p-9999') },
    '2:1  p-3333 was removed near p-9999, which was never published; write in its line, after "near", the id of a place that still stands',
  ],
  [
    'removals near each other',
    { 'p-3333': gone('p-4444'), 'p-4444': { ...live } as Entry, 'p-5555': gone('p-5555') },
    '4:1  p-5555 was removed near p-5555, which was removed; write in its line, after "near", the id of a place that still stands',
  ],
])('reports %s', (_, ids, problem) => {
  expect(problemLines(ledgerFaults({ article: 'a', ids: flattened(ledger(ids).ids) }, 'a.json'))).toEqual([
    `a.json:${problem}`,
  ]);
});
