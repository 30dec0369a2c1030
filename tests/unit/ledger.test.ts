import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  emptyLedger,
  type Entry,
  type Ledger,
  ledgerLine,
  ledgerText,
  livePlace,
  parseLedger,
} from '../../src/lib/ledger.ts';
import { problemLines } from '../../src/lib/problem.ts';

const live = (text: string): Entry => ({ kind: 'paragraph', since: '2020-01-07', text });
const alias = (to: string): Entry => ({
  kind: 'paragraph',
  since: '2020-01-07',
  alias: to,
  until: '2020-02-03',
  note: 'Merged into this paragraph.',
});
const gone = (near: string): Entry => ({
  kind: 'paragraph',
  since: '2020-01-07',
  gone: true,
  near,
  until: '2020-02-03',
  was: 'It was',
  note: 'It was wrong.',
});
const ledger = (ids: Record<string, Entry>): Ledger => ({
  article: 'test',
  ids: new Map(Object.entries(ids)),
});

const TEXT = `{"v":1,"article":"test","ids":{
"p-2222":{"kind":"paragraph","since":"2020-01-07","alias":"p-3333","until":"2020-02-03","note":"Merged into this paragraph."},
"p-3333":{"kind":"paragraph","since":"2020-01-07","text":"He said “yes”."},
"p-4444":{"kind":"paragraph","since":"2020-01-07","gone":true,"near":"p-3333","until":"2020-02-03","was":"It was","note":"It was wrong."}
}}
`;

const parsed = (text: string) => {
  const read = parseLedger(text, 'content/permalinks/test.json');
  return { ...read, problems: problemLines(read.problems) };
};

test('writes one line per id, sorted, whatever the order of entries and fields', () => {
  const turned: Entry = {
    note: 'It was wrong.',
    was: 'It was',
    until: '2020-02-03',
    near: 'p-3333',
    gone: true,
    since: '2020-01-07',
    kind: 'paragraph',
  };
  const written = ledger({ 'p-4444': turned, 'p-3333': live('He said “yes”.'), 'p-2222': alias('p-3333') });
  expect(ledgerText(written)).toBe(TEXT);
  expect(['p-2222', 'p-3333', 'p-4444'].map((id) => ledgerLine(written, id))).toEqual([2, 3, 4]);
});

test('reads back what it writes, also with the line ends of another system', () => {
  for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), ledgerText(emptyLedger('test'))]) {
    const { ledger: read, problems } = parsed(text);
    expect(problems).toEqual([]);
    expect(ledgerText(read)).toBe(text.replaceAll('\r\n', '\n'));
  }
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'refuses the id %s and leaves every object as it was',
  (id) => {
    const { ledger: read, problems } = parsed(
      `{"v":1,"article":"test","ids":{\n"${id}":{"kind":"section","since":"2020-01-07","text":"polluted"}\n}}\n`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      new RegExp(
        `^content/permalinks/test.json:2:1  ${id}: .+; take the line as it is in git, then run npm run anchors$`,
      ),
    );
    expect(read.ids.size).toBe(0);
    expect(({} as Record<string, unknown>)['text']).toBeUndefined();
    expect(emptyLedger('test').ids.get(id)).toBeUndefined();
  },
);

const LINE = '"p-3333":{"kind":"paragraph","since":"2020-01-07","text":"He said “yes”."}';
const RESTORE = 'take the line as it is in git, then run npm run anchors';

test.each([
  ['no JSON', '{"v":1,', `1:1  this is not JSON; ${RESTORE}`],
  ['another version', TEXT.replace('"v":1', '"v":2'), `1:1  this is no ledger of links; ${RESTORE}`],
  [
    'another article’s',
    TEXT.replace('"test"', '"tast"'),
    '1:1  the article is “tast” here and “test” in the file’s name; an article keeps its file’s name once it is published: rename it back',
  ],
  [
    'a conflict',
    TEXT.replace(LINE, `<<<<<<< HEAD\n${LINE}`),
    '3:1  git left the marks of a conflict here; keep the lines of both sides, delete the markers, then run npm run anchors',
  ],
  [
    'a line twice',
    TEXT.replace(LINE, `${LINE},\n${LINE.replace('yes', 'no')}`),
    '4:1  p-3333 has two lines, 3 and 4; keep the one that was published first',
  ],
  [
    'an unknown field',
    TEXT.replace('"text"', '"words"'),
    `3:1  p-3333: an entry has kind, since and text or alias, until, note or gone, near, until, was, note; ${RESTORE}`,
  ],
  [
    'two states',
    TEXT.replace('"text":', '"alias":"p-2222","text":'),
    `3:1  p-3333: an entry has kind, since and text or alias, until, note or gone, near, until, was, note; ${RESTORE}`,
  ],
  [
    'an unknown kind',
    TEXT.replace('"p-3333":{"kind":"paragraph"', '"p-3333":{"kind":"verse"'),
    `3:1  p-3333: the kind “verse” is none of section, paragraph, quotation, figure; ${RESTORE}`,
  ],
  [
    'no date',
    TEXT.replace('2020-01-07","text"', 'today","text"'),
    `3:1  p-3333: a date is written YYYY-MM-DD; ${RESTORE}`,
  ],
  [
    'a number for a text',
    TEXT.replace('"He said “yes”."', '7'),
    `3:1  p-3333: a field is no text; ${RESTORE}`,
  ],
  ['a list', TEXT.replace(LINE, '"p-3333":[]'), `3:1  p-3333: its entry is no object; ${RESTORE}`],
  [
    'an id of another grammar',
    TEXT.replace('"p-3333":{', '"p-333a":{'),
    `3:1  p-333a: a paragraph’s id is minted: p- and four signs; ${RESTORE}`,
  ],
])('reports %s', (_, text, problem) => {
  expect(parsed(text).problems).toEqual([`content/permalinks/test.json:${problem}`]);
});

test('follows aliases and neighbours to the live place, and circles to none', () => {
  const { ids } = ledger({
    ...{
      'p-2222': live('One'),
      'p-3333': alias('p-2222'),
      'p-4444': gone('p-3333'),
      'p-5555': gone('p-4444'),
    },
    ...{ 'p-6666': alias('p-7777'), 'p-7777': alias('p-6666'), 'p-8888': alias('p-9999') },
  });
  expect(['p-2222', 'p-5555', 'p-6666', 'p-8888'].map((id) => livePlace(ids, id))).toEqual([
    'p-2222',
    'p-2222',
    undefined,
    undefined,
  ]);
});

test.each([
  ['in different places', ['p-2333'], ['p-5555']],
  ['in the same place', ['p-2333'], ['p-2444', 'p-2555']],
  ['at the end', ['p-8888'], ['p-9999', 'p-7777']],
])('reads what git joins of lines that two branches added %s', (_, ours, theirs) => {
  const base = { 'p-2222': live('Two'), 'p-4444': live('Four') };
  const withIds = (ids: string[]) =>
    ledgerText(ledger({ ...base, ...Object.fromEntries(ids.map((id) => [id, live(id)])) }));
  const merged = gitMerge(withIds(ours), withIds([]), withIds(theirs));
  const { ledger: read, problems } = parsed(merged);
  expect(problems).toEqual([]);
  expect(ledgerText(read)).toBe(withIds([...ours, ...theirs]));
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
