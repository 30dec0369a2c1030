import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  aliasesOf,
  emptyLedger,
  ledgerPath,
  ledgerText,
  livePlace,
  readLedger,
  type Ledger,
} from '../../src/links/ledger.ts';
import type { Entry } from '../../src/links/entry.ts';
import { linesOf } from './publishing.ts';

const live = (text: string): Entry => ({
  kind: 'paragraph',
  since: '2020-01-07',
  texts: [['2020-01-07', text]],
});
const alias = (to: string): Entry => ({
  ...{
    kind: 'paragraph',
    since: '2020-01-07',
    texts: [['2020-01-07', 'It was']],
    alias: to,
    until: '2020-02-03',
    note: 'Merged into this paragraph.',
  },
});
const gone = (near: string): Entry => ({
  ...{
    kind: 'paragraph',
    since: '2020-01-07',
    texts: [['2020-01-07', 'It was']],
    gone: true,
    near,
    until: '2020-02-03',
    note: 'It was wrong.',
  },
});
const ledger = (ids: Record<string, Entry>): Ledger => ({
  article: 'test',
  ids: new Map(Object.entries(ids)),
});

const TEXT = `{"v":2,"article":"test","ids":{
"p-2222":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","It was"]],"alias":"p-3333","until":"2020-02-03","note":"Merged into this paragraph."},
"p-3333":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","He said “yes”."]]},
"p-4444":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","It was"]],"gone":true,"near":"p-3333","until":"2020-02-03","note":"It was wrong."}
}}
`;

const read = (text: string) => {
  const found = readLedger(ledgerPath('test'), text);
  return { ...found, problems: linesOf(found.problems).map((line) => line.replace(/^.*?json:/, '')) };
};

test('writes one line per id, sorted, whatever the order of entries and fields', () => {
  const turned = Object.fromEntries(Object.entries(gone('p-3333')).reverse()) as Entry;
  const written = ledger({ 'p-4444': turned, 'p-3333': live('He said “yes”.'), 'p-2222': alias('p-3333') });
  expect(ledgerText(written)).toBe(TEXT);
});

test('reads back what it writes, also with the line ends of another system, and knows the line of each id', () => {
  for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), ledgerText(emptyLedger('test'))]) {
    const found = read(text);
    expect(found).toMatchObject({ problems: [], isWhole: true });
    expect(ledgerText(found)).toBe(text.replaceAll('\r\n', '\n'));
  }
  expect(['p-2222', 'p-4444', 'p-9999'].map((id) => read(TEXT).at(id).line)).toEqual([2, 4, 1]);
});

test('reads ledgers of version 1, which had the last words of what is live and the first of what was removed', () => {
  const { ids, problems, isOld } = read(`{"v":1,"article":"test","ids":{
"p-2222":{"kind":"paragraph","since":"2020-01-07","alias":"p-3333","until":"2020-02-03","note":"Merged."},
"p-3333":{"kind":"paragraph","since":"2020-01-07","text":"He said “yes”."},
"p-4444":{"kind":"paragraph","since":"2020-01-07","gone":true,"near":"p-3333","until":"2020-02-03","was":"It was","note":"Wrong."}
}}
`);
  expect([problems, isOld]).toEqual([[], true]);
  expect([...ids.values()].map(({ texts }) => texts)).toEqual([
    [],
    [['2020-01-07', 'He said “yes”.']],
    [['2020-01-07', 'It was']],
  ]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'refuses the id %s and leaves every object as it was',
  (id) => {
    const { ids, problems, isWhole } = read(
      `{"v":2,"article":"test","ids":{\n"${id}":{"kind":"section","since":"2020-01-07","texts":[]}\n}}\n`,
    );
    expect(problems).toEqual([`2:1  this line is not an entry of a ledger; ${FROM_GIT}`]);
    expect([ids.size, isWhole]).toEqual([0, false]);
    expect(({} as Record<string, unknown>)['text']).toBeUndefined();
    expect(emptyLedger('test').ids.get(id)).toBeUndefined();
  },
);

const FROM_GIT = 'restore it from git, then run npm run anchors [permalink]';
const LINE = '"p-3333":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","He said “yes”."]]}';

test.each([
  ['no JSON', '{"v":2,', `1:1  this is not a ledger of links; ${FROM_GIT}`],
  ['nothing', '', `1:1  this is not a ledger of links; ${FROM_GIT}`],
  ['the ledger’s beginning alone', TEXT.slice(0, 200), `1:1  this is not a ledger of links; ${FROM_GIT}`],
  ['another version', TEXT.replace('"v":2', '"v":3'), `1:1  this is not a ledger of links; ${FROM_GIT}`],
  [
    'another article’s',
    TEXT.replace('"test"', '"tast"'),
    '1:1  the article is “tast” here and “test” in the file’s name; give the file back its name: an article gets another by npm run anchors -- --rename OLD NEW [permalink]',
  ],
  ...['<<<<<<< HEAD', '=======', '>>>>>>> main', '||||||| base'].map((mark): [string, string, string] => [
    `the mark of a conflict ${mark}`,
    TEXT.replace(LINE, `${mark}\n${LINE}`),
    '3:1  git left conflict markers here; keep the lines of both sides, delete the markers, then run npm run anchors [permalink]',
  ]),
  [
    'a conflict in its first line',
    `<<<<<<< HEAD\n${TEXT}`,
    '1:1  git left conflict markers here; keep the lines of both sides, delete the markers, then run npm run anchors [permalink]',
  ],
  ...[
    ['an unknown field', TEXT.replace('"texts":[["2020-01-07","He', '"words":[["2020-01-07","He')],
    ['two states', TEXT.replace(LINE, LINE.replace('"texts"', '"alias":"p-2222","texts"'))],
    ['an unknown kind', TEXT.replace('"p-3333":{"kind":"paragraph"', '"p-3333":{"kind":"verse"')],
    ['no date', TEXT.replace(LINE, LINE.replace('2020-01-07"', 'today"'))],
    ['a number for a text', TEXT.replace('"He said “yes”."', '7')],
    ['a list', TEXT.replace(LINE, '"p-3333":[]')],
    ['two ids in a line', TEXT.replace(LINE, `${LINE},${LINE.replace('p-3333', 'p-5555')}`)],
    ['an id of another grammar', TEXT.replace('"p-3333":{', '"p-333a":{')],
  ].map(([name = '', text = '']): [string, string, string] => [
    name,
    text,
    `3:1  this line is not an entry of a ledger; ${FROM_GIT}`,
  ]),
])('reports %s', (_, text, problem) => {
  expect(read(text)).toMatchObject({ problems: [problem], isWhole: false });
});

test('follows aliases and neighbours to the live place, and circles to none', () => {
  const chained = ledger({
    ...{ 'p-2222': live('One'), 'p-3333': alias('p-4444'), 'p-4444': alias('p-2222') },
    ...{ 'p-5555': gone('p-3333'), 'p-6666': gone('p-5555') },
    ...{ 'p-7777': alias('p-8888'), 'p-8888': alias('p-7777'), 'p-9999': alias('p-bbbb') },
    // What was merged into a passage that was removed is not what is near that now.
    'p-cccc': alias('p-5555'),
  });
  expect(['p-2222', 'p-3333', 'p-6666'].map((id) => livePlace(chained.ids, id))).toEqual([
    ...['p-2222', 'p-2222', 'p-2222'],
  ]);
  for (const id of ['p-7777', 'p-9999', 'p-cccc', 'p-dddd'])
    expect(livePlace(chained.ids, id)).toBeUndefined();
  expect(aliasesOf(chained).get('p-2222')).toEqual(['p-3333', 'p-4444']);
});

test.each([
  ['in different places', ['p-2333'], ['p-5555']],
  ['in the same place', ['p-2333'], ['p-2444', 'p-2555']],
  ['at the end', ['p-8888'], ['p-9999', 'p-7777']],
  ['that are the same', ['p-8888'], ['p-8888', 'p-9999']],
])('reads what git joins of lines that two branches added %s', (_, ours, theirs) => {
  const base = { 'p-2222': live('Two'), 'p-4444': live('Four') };
  const withIds = (ids: string[]) =>
    ledgerText(ledger({ ...base, ...Object.fromEntries(ids.map((id) => [id, live(id)])) }));
  const found = read(gitMerge(withIds(ours), withIds([]), withIds(theirs)));
  expect(found.problems).toEqual([]);
  expect(ledgerText(found)).toBe(withIds([...ours, ...theirs]));
});

/** As git does with `merge=union` for the ledgers in .gitattributes. */
function gitMerge(ours: string, base: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  try {
    const paths = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
    [ours, base, theirs].forEach((text, at) => writeFileSync(paths[at] ?? '', text));
    execFileSync('git', ['merge-file', '--union', ...paths]);
    return readFileSync(paths[0] ?? '', 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
