import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Options } from '../../src/commands/anchor-flags.ts';
import { writeAnchors } from '../../src/commands/anchors.ts';
import { source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
const ONE = 'On Monday the agency released an interview in which he said that he was ready.';
const TWO = 'Ministers did meet about twice a year, in Munich in February and in New York.';
const NEW = 'Ambassadors have a council of their own, which met again after almost two years.';
const one = `${ONE} {/* #p-2222 */}`;
const two = `${TWO} {/* #p-3333 */}`;

const ARTICLE = 'content/articles/test.mdx';
const LEDGER = 'content/permalinks/test.json';
const NOTHING_TO_DO = 'Every place has its id, and every id is in its ledger: nothing to do';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anchors-'));
  mkdirSync(join(root, 'content/articles'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => read(join(each.parentPath, each.name).slice(root.length)));

function run(options: Options = {}): { content: boolean; lines: string[] } {
  const lines: string[] = [];
  const content = writeAnchors(root, options, (line) => lines.push(line));
  return { content, lines };
}

/** A published article from which the second paragraph was taken. */
function withLoss(...blocks: string[]): void {
  write(ARTICLE, source(HEADING, one, two));
  run();
  write(ARTICLE, source(HEADING, one, ...blocks));
}

test('writes ids and ledger, says so in words, and finds nothing to do the second time', () => {
  write(ARTICLE, source(HEADING, one, TWO));
  expect(run()).toEqual({
    content: true,
    lines: [
      `${ARTICLE}:6:1  recorded offer, “The offer”`,
      `${ARTICLE}:8:1  recorded p-2222, “On Monday the agency released an…”`,
      `${ARTICLE}:10:1  gave the paragraph “Ministers did meet about twice a…” the id p-qz6n`,
    ],
  });
  expect(read(ARTICLE)).toBe(source(HEADING, one, `${TWO} {/* #p-qz6n */}`));
  expect(read(LEDGER)).toBe(`{"v":1,"article":"test","ids":{
"offer":{"kind":"section","since":"2020-01-07","text":"The offer"},
"p-2222":{"kind":"paragraph","since":"2020-01-07","text":"${ONE}"},
"p-qz6n":{"kind":"paragraph","since":"2020-01-07","text":"${TWO}"}
}}
`);
  const before = files();
  expect(run()).toEqual({ content: true, lines: [NOTHING_TO_DO] });
  expect(files()).toEqual(before);
});

test('dates what it records with the day of the last update', () => {
  write(
    ARTICLE,
    source(HEADING, one).replace(
      'published: "2020-01-07"',
      "published: '2020-01-07'\nupdated: 2020-02-03 # corrected",
    ),
  );
  run();
  expect(read(LEDGER).match(/"since":"[^"]+"/g)).toEqual(['"since":"2020-02-03"', '"since":"2020-02-03"']);
});

test('leaves the line ends of another system and a byte order mark as they are', () => {
  const text = `\uFEFF${source(HEADING, one, TWO)}`.replaceAll('\n', '\r\n');
  write(ARTICLE, text);
  run();
  expect(read(ARTICLE)).toBe(text.replace(TWO, `${TWO} {/* #p-qz6n */}`));
  write(LEDGER, read(LEDGER).replaceAll('\n', '\r\n'));
  expect(run().lines).toEqual([NOTHING_TO_DO]);
  expect(read(LEDGER)).toContain('\r\n');
});

test('writes nothing in any article while the author must act in one', () => {
  withLoss(NEW);
  write('content/articles/other.mdx', source('## A heading without an id', NEW));
  const before = files();
  expect(run()).toEqual({
    content: false,
    lines: [
      'content/articles/other.mdx:6:1  the heading “A heading without an id” has no id; write {/* #heading */}, or another word for its topic, at its end',
      `${LEDGER}:4:1  p-3333, published on 2020-01-07, is missing from ${ARTICLE}; it began “Ministers did meet about twice a year, in”; put it back, or name it where its text is now ({/* #ID < p-3333 */}), or retire it: npm run anchors -- --retire p-3333 --near ID --note "WHY"`,
      '2 problems; nothing was written',
    ],
  });
  expect(files()).toEqual(before);
});

test('retires an id as its message says, and gives ids to what is new', () => {
  withLoss(NEW);
  expect(run({ retire: ['p-3333'], near: 'p-2222', note: 'The figure was wrong.' })).toEqual({
    content: true,
    lines: [
      `${LEDGER}  p-3333 is retired as of 2020-01-07, the article’s last date; its link shows the note`,
      `${ARTICLE}:10:1  gave the paragraph “Ambassadors have a council of their…” the id p-yr8j`,
    ],
  });
  expect(read(LEDGER)).toContain(
    '"p-3333":{"kind":"paragraph","since":"2020-01-07","gone":true,"near":"p-2222","until":"2020-01-07","was":"Ministers did meet about twice a year, in Munich in February and","note":"The figure was wrong."},\n',
  );
  expect(run().lines).toEqual([NOTHING_TO_DO]);
});

test('retires one id after the other', () => {
  write(ARTICLE, source(HEADING, one, two));
  run();
  write(ARTICLE, source(HEADING));
  const first = run({ retire: ['p-2222'], near: 'offer', note: 'Removed.' });
  expect(first.content).toBe(false);
  expect(first.lines.at(-1)).toBe('1 problem; nothing else was written');
  expect(run({ retire: ['p-3333'], near: 'offer', note: 'Removed.' }).content).toBe(true);
  expect(read(LEDGER).match(/"gone":true/g)).toHaveLength(2);
});

test('keeps an id whose text was written anew', () => {
  withLoss(`${NEW} {/* #p-3333 */}`);
  expect(run().content).toBe(false);
  expect(run({ keep: ['p-3333'] })).toEqual({
    content: true,
    lines: [`${LEDGER}  p-3333 is kept with its new words`],
  });
  expect(run().lines).toEqual([NOTHING_TO_DO]);
});

test('keeps an id whose text was merged in other words', () => {
  withLoss();
  write(ARTICLE, source(HEADING, `${ONE} So much for ministers. {/* #p-2222 < p-3333 */}`));
  expect(run().lines[0]).toBe(
    `${ARTICLE}:8:1  p-3333 said “Ministers did meet about twice a…” when it was last recorded and now is an alias of “On Monday the agency released an…”; if this still makes the same point, run npm run anchors -- --keep p-3333, else take p-3333 out of this comment`,
  );
  expect(run({ keep: ['p-3333'] }).content).toBe(true);
  expect(read(LEDGER)).toContain(
    '"p-3333":{"kind":"paragraph","since":"2020-01-07","alias":"p-2222","until":"2020-01-07","note":"Merged into this paragraph."}',
  );
});

test('takes the words of an id out of the ledger for good', () => {
  withLoss(two);
  expect(run({ redact: ['p-3333'] })).toEqual({
    content: true,
    lines: [`${LEDGER}  the words of p-3333 are taken out; its link still leads there`],
  });
  expect(run().lines).toEqual([NOTHING_TO_DO]);
  expect(read(LEDGER)).not.toContain('Ministers');
});

test('restores a removed id whose words are not kept', () => {
  withLoss();
  run({ retire: ['p-3333'], near: 'offer', note: 'Removed.' });
  run({ redact: ['p-3333'] });
  write(ARTICLE, source(HEADING, one, two));
  expect(run().content).toBe(false);
  expect(run({ restore: ['p-3333'] }).lines).toEqual([`${LEDGER}  p-3333 is back in use`]);
});

test('leaves drafts alone, and gives them ids but no ledger when asked', () => {
  const draft = source('## The offer', ONE).replace('published', 'draft: true\npublished');
  write(ARTICLE, draft);
  expect(run()).toEqual({
    content: true,
    lines: [`${ARTICLE}  is a draft and was left alone`, NOTHING_TO_DO],
  });
  write(ARTICLE, draft.replace('offer', 'offer {/* #offer */}'));
  expect(run({ drafts: true }).lines).toEqual([
    `${ARTICLE}:9:1  gave the paragraph “On Monday the agency released an…” the id p-7zfv`,
  ]);
  expect(read(ARTICLE)).toContain('{/* #p-7zfv */}');
  expect(files()).toHaveLength(1);
});

test('refuses to make a draft of a published article', () => {
  withLoss(two);
  write(ARTICLE, read(ARTICLE).replace('published', 'draft: true\npublished'));
  expect(run().lines.slice(1)).toEqual([
    `${ARTICLE}:1:1  the article was published and is a draft again, so that 3 links to it break; take out draft: true`,
    '1 problem; nothing was written',
  ]);
});

test('asks for a day of publication', () => {
  write(ARTICLE, source(HEADING, one).replace('2020-01-07', 'soon'));
  expect(run().lines[0]).toBe(
    `${ARTICLE}:1:1  the article has no day of publication; write published: "YYYY-MM-DD" in its frontmatter`,
  );
});

test.each<[string, Options, string]>([
  [
    'an unknown id',
    { keep: ['p-9999'] },
    '--keep p-9999  no ledger in content/permalinks has p-9999; look the id up there',
  ],
  [
    'an id that still stands',
    { retire: ['p-2222'], near: 'offer', note: 'Why.' },
    `${ARTICLE}:8:1  p-2222 still stands in the text; delete it there first`,
  ],
  [
    'an id that does not stand',
    { keep: ['p-3333'] },
    `${ARTICLE}  p-3333 does not stand in the text; put it at the end of its text first`,
  ],
  [
    'no place nearby',
    { retire: ['p-3333'], note: 'Why.' },
    '“” is no place that stands in the published text; name one after --near',
  ],
])('refuses %s and changes nothing', (_, options, message) => {
  withLoss();
  const before = files();
  expect(() => run(options)).toThrow(new Error(message));
  expect(files()).toEqual(before);
});

test('asks which article is meant when two have an id', () => {
  withLoss();
  write('content/articles/other.mdx', source(HEADING, one, two));
  expect(run({ retire: ['p-3333'], near: 'offer', note: 'Why.' }).content).toBe(true);
  run();
  expect(() => run({ redact: ['p-3333'] })).toThrow(
    new Error('--redact p-3333  more than one article has p-3333; add --article other or --article test'),
  );
  expect(run({ redact: ['p-3333'], article: 'test' }).content).toBe(true);
});

test('refuses a file that is not UTF-8', () => {
  writeFileSync(join(root, ARTICLE), Buffer.from([0x48, 0xe9]));
  expect(() => run()).toThrow(/^.+test\.mdx:1:1  the file is not UTF-8; save it as UTF-8$/);
});
