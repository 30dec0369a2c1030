import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemLines, say } from '../../src/article/problem.ts';
import { readProject } from '../../src/check/project.ts';
import { checkProject } from '../../src/check/rules.ts';
import { writeAnchors, type Options } from '../../src/commands/anchors.ts';
import { linkProblems } from '../../src/links/rules.ts';
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
  // As console.log does, which prints all that it is given.
  const content = writeAnchors(root, options, (...given: unknown[]) => lines.push(given.join(' ')));
  return { content, lines };
}

/** A published article whose blocks were then replaced. */
function edited(...blocks: string[]): void {
  write(ARTICLE, source(HEADING, one, two));
  run();
  write(ARTICLE, source(...blocks));
}

test('writes ids and ledger, says so in words, and finds nothing to do the second time', () => {
  write(ARTICLE, source(HEADING, one, TWO));
  expect(run()).toEqual({
    content: true,
    lines: [
      `${ARTICLE}:10:1  recorded offer, “The offer”`,
      `${ARTICLE}:12:1  recorded p-2222, “On Monday the agency released an interv…”`,
      `${ARTICLE}:14:1  gave the paragraph “Ministers did meet about twice a year, …” the id p-qz6n`,
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
    source(HEADING, one).replace('published: ', 'updated: "2020-02-03" # corrected\npublished: '),
  );
  run();
  expect(read(LEDGER).match(/"since":"[^"]+"/g)).toEqual(['"since":"2020-02-03"', '"since":"2020-02-03"']);
});

test('leaves the line ends of another system and a byte order mark as they are', () => {
  const text = `\uFEFF${source(HEADING, one, TWO, '- One\n  - Two')}`.replaceAll('\n', '\r\n');
  write(ARTICLE, text);
  run();
  expect(read(ARTICLE).replace(/ \{\/\* #p-[^2]\w{3} \*\/\}(?=\r\n)/g, '')).toBe(text);
  expect(read(ARTICLE)).toContain(`${TWO} {/* #p-qz6n */}\r\n`);
  write(LEDGER, read(LEDGER).replaceAll('\n', '\r\n'));
  expect(run().lines).toEqual([NOTHING_TO_DO]);
  expect(read(LEDGER)).toContain('\r\n');
});

test('gives an article of every construct ids that the checks then accept, also in lists within lists', () => {
  rmSync(root, { recursive: true });
  cpSync(join(import.meta.dirname, '../fixtures/rules/good'), root, { recursive: true });
  rmSync(join(root, 'content/permalinks'), { recursive: true });
  const path = 'content/articles/every-construct.mdx';
  const nested = '- One.[^first]\n  - Two.[^first]\n    1. Three.[^first]\n  - Four.[^first]\n\n[nato]:';
  const text = read(path)
    .replace(/ \{\/\* #p-(?!bcdf)\w+ \*\/\}/g, '')
    .replace('[nato]:', nested);
  write(path, text);
  write(
    'content/articles/second-article.mdx',
    read('content/articles/second-article.mdx').replaceAll('p-2345', 'p-bcdf'),
  );
  expect(run()).toMatchObject({ content: true });
  expect(read(path).match(/^ *(-|1\.) .*\{\/\* #p-\w{4} \*\/\}$/gm)?.length).toBeGreaterThan(6);
  const project = readProject(root);
  for (const [file, where, what, instead, rule] of linkProblems(project, 'no git'))
    say(project.fileAt(file), where, what, instead, rule);
  expect(problemLines(checkProject(project))).toEqual([]);
});

test('writes nothing in any article while the author must act in one', () => {
  edited(HEADING, one, NEW);
  write('content/articles/other.mdx', source('## A heading without an id', NEW));
  const before = files();
  expect(run()).toEqual({
    content: false,
    lines: [
      'content/articles/other.mdx:10:1  the heading “A heading without an id” has no id; write a word for its topic, of the letters a to z, at its end: {/* #heading */} [permalink]',
      `${LEDGER}:4:1  p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, in”, is missing from the article; put it back, or run npm run anchors -- --merge p-3333 --into ID, or run npm run anchors -- --retire p-3333 --near ID --note "WHY" [permalink]`,
      '2 problems; nothing was written',
    ],
  });
  expect(files()).toEqual(before);
});

test('does what a flag asks for and nothing else while the author must act elsewhere', () => {
  edited(HEADING, NEW);
  const first = run({ retire: ['p-2222'], near: 'offer', note: 'Removed.' });
  expect(first.content).toBe(false);
  expect(first.lines[0]).toBe(`${LEDGER}  p-2222 is retired; its link shows the note`);
  expect(first.lines.at(-1)).toBe('1 problem; nothing else was written');
  expect(read(ARTICLE)).toBe(source(HEADING, NEW));
  expect(run({ retire: ['p-3333'], near: 'offer', note: 'Removed.' }).content).toBe(true);
  expect(read(LEDGER).match(/"gone":true/g)).toHaveLength(2);
});

test('retires and merges as of the article’s last day', () => {
  edited(HEADING, one);
  run({ merge: ['p-3333'], into: 'p-2222' });
  expect(read(LEDGER)).toContain(
    '"p-3333":{"kind":"paragraph","since":"2020-01-07","alias":"p-2222","until":"2020-01-07","note":"Merged into this paragraph."}',
  );
  run({ retire: ['p-3333'], near: 'p-2222', note: 'It was wrong.' });
  expect(read(LEDGER)).toContain(
    '"p-3333":{"kind":"paragraph","since":"2020-01-07","gone":true,"near":"p-2222","until":"2020-01-07","was":"","note":"It was wrong."}',
  );
  expect(run().lines).toEqual([NOTHING_TO_DO]);
});

test('takes the words of an id out of the ledger for good', () => {
  edited(HEADING, one, two);
  expect(run({ redact: ['p-3333'] }).lines).toEqual([
    `${LEDGER}  p-3333 no longer has words in the ledger; its link still leads there`,
  ]);
  expect(run().lines).toEqual([NOTHING_TO_DO]);
  expect(read(LEDGER)).not.toContain('Ministers');
});

/** What each message says to do, done to the letter. */
describe('following what is said puts everything in order', () => {
  const heading = (id: string) => `## The offer {/* #${id} */}`;
  const other = `${NEW} {/* #p-3333 */}`;
  const merged = () => run({ merge: ['p-3333'], into: 'p-2222' });
  const retired = () => run({ retire: ['p-3333'], near: 'p-2222', note: 'Why.' });
  const entry = (text: string) => (before: string) => before.replace(/^"p-3333":.*$/m, `"p-3333":${text}`);

  test.each<
    [
      string,
      {
        to: string[];
        first?: () => unknown;
        ledger?: (text: string) => string;
        write?: string[];
        run?: RegExp;
      },
    ]
  >([
    ['to merge what is gone', { to: [HEADING, one], run: /--merge p-3333 --into ID/ }],
    ['to retire what is gone', { to: [HEADING, one], run: /--retire p-3333 --near ID --note "WHY"/ }],
    ['to put back what is gone', { to: [HEADING, one], write: [HEADING, one, two] }],
    [
      'to merge it into the paragraph that says it',
      { to: [HEADING, `${ONE} ${TWO} {/* #p-2222 */}`], run: /--merge p-3333 --into p-2222/ },
    ],
    [
      'to merge the former id of a section into its new one',
      { to: [heading('bid'), one, two], run: /--merge offer --into bid/ },
    ],
    [
      'to merge what is gone into what was removed and is back',
      {
        first: () => (edited(HEADING, one), retired()),
        to: [HEADING, `${ONE} ${TWO} {/* #p-3333 */}`],
        run: /--merge p-2222 --into p-3333/,
      },
    ],
    ['to keep an id on other words', { to: [HEADING, one, other], run: /--keep p-3333/ }],
    [
      'to take an id from other words and retire it',
      {
        to: [HEADING, one, other],
        write: [HEADING, one, NEW],
        run: /--retire p-3333 --near ID --note "WHY"/,
      },
    ],
    ['to move an id to its words', { to: [HEADING, one, other, TWO], write: [HEADING, one, NEW, two] }],
    [
      'to merge an id into where its words are',
      {
        to: [HEADING, one, other, `${TWO} {/* #p-4444 */}`],
        write: [HEADING, one, NEW, `${TWO} {/* #p-4444 */}`],
        run: /--merge p-3333 --into p-4444/,
      },
    ],
    ['to write a lost id again', { to: [HEADING, one, TWO], write: [HEADING, one, two] }],
    [
      'to name a section',
      { to: [HEADING, one, two, '## No answer'], write: [HEADING, one, two, '## No answer {/* #answer */}'] },
    ],
    [
      'to delete a copied id',
      {
        to: [HEADING, one, two, two.replace('Munich', 'Berlin')],
        write: [HEADING, one, two, TWO.replace('Munich', 'Berlin')],
      },
    ],
    [
      'to delete an id that cannot be',
      { to: [HEADING, one, two, `${NEW} {/* #news */}`], write: [HEADING, one, two, NEW] },
    ],
    [
      'to name a section in another way',
      {
        to: [HEADING, one, two, '## Notes {/* #notes */}'],
        write: [HEADING, one, two, '## Notes {/* #remarks */}'],
      },
    ],
    [
      'to give what was merged another id',
      { first: () => (edited(HEADING, one), merged()), to: [HEADING, one, two], write: [HEADING, one, TWO] },
    ],
    [
      'to give what is not what was removed another id',
      {
        first: () => (edited(HEADING, one), retired()),
        to: [HEADING, one, other],
        write: [HEADING, one, NEW],
      },
    ],
    [
      'to restore what was removed and redacted',
      {
        first: () => (edited(HEADING, one), retired(), run({ redact: ['p-3333'] })),
        to: [HEADING, one, two],
        run: /--restore p-3333/,
      },
    ],
    [
      'to merge what leads nowhere',
      {
        to: [HEADING, one],
        ledger: entry(
          '{"kind":"paragraph","since":"2020-01-07","alias":"p-9999","until":"2020-01-07","note":""}',
        ),
        run: /--merge p-3333 --into ID/,
      },
    ],
    [
      'to retire what leads nowhere',
      {
        to: [HEADING, one],
        ledger: entry(
          '{"kind":"paragraph","since":"2020-01-07","alias":"p-9999","until":"2020-01-07","note":""}',
        ),
        run: /--retire p-3333 --near ID --note "WHY"/,
      },
    ],
  ])(
    '%s',
    (
      _,
      { to, first = () => edited(HEADING, one, two), ledger = (text) => text, write: blocks, run: command },
    ) => {
      first();
      write(ARTICLE, source(...to));
      write(LEDGER, ledger(read(LEDGER)));
      const { content, lines } = run();
      expect([content, lines.length]).toEqual([false, 2]);
      if (blocks) write(ARTICLE, source(...blocks));
      if (command) {
        const [asked = ''] = command.exec(lines[0] ?? '') ?? [];
        expect(lines[0]).toContain(`run npm run anchors -- ${asked}`);
        const [, flag = '', id = '', into, near] =
          /^--(\w+) (\S+)(?: --into (\S+))?(?: --near (\S+))?/.exec(asked.replace('ID', 'p-2222')) ?? [];
        expect(run({ [flag]: [id], into, near, note: 'Why.' } as Options).content).toBe(true);
      }
      expect(run().content).toBe(true);
      expect(run().lines).toEqual([NOTHING_TO_DO]);
      expect([...linkProblems(readProject(root), 'no git')]).toEqual([]);
    },
  );

  test('to name a place near what was removed near nothing', () => {
    edited(HEADING, one);
    retired();
    write(LEDGER, read(LEDGER).replace('"near":"p-2222"', '"near":"p-9999"'));
    expect(run().lines[0]).toContain('write in its line, after "near", the id of a place in the article');
    write(LEDGER, read(LEDGER).replace('"near":"p-9999"', '"near":"offer"'));
    expect(run().lines).toEqual([NOTHING_TO_DO]);
  });
});

test('leaves drafts alone, and gives them ids but no ledger when asked', () => {
  const draft = source('## The offer', ONE).replace('published', 'draft: true\npublished');
  write(ARTICLE, draft.replace('deck: A test.\n', ''));
  expect(run()).toEqual({
    content: true,
    lines: [`${ARTICLE}  is a draft and was left alone`, NOTHING_TO_DO],
  });
  write(ARTICLE, draft.replace('offer', 'offer {/* #offer */}'));
  expect(run({ drafts: true }).lines).toEqual([
    `${ARTICLE}:13:1  gave the paragraph “On Monday the agency released an interv…” the id p-7zfv`,
  ]);
  expect(read(ARTICLE)).toContain('{/* #p-7zfv */}');
  expect(files()).toHaveLength(1);
});

test('writes nothing while an article is missing whose links are recorded', () => {
  edited(HEADING, one, two);
  rmSync(join(root, ARTICLE));
  write('content/articles/other.mdx', source(HEADING, ONE));
  const before = files();
  expect(run().lines).toEqual([
    `${LEDGER}:1:1  ${ARTICLE}, whose links are here, is missing; put the article back under this name [permalink]`,
    '1 problem; nothing was written',
  ]);
  expect(files()).toEqual(before);
});

test('refuses to make a draft of a published article', () => {
  edited(HEADING, one, two);
  write(ARTICLE, read(ARTICLE).replace('published', 'draft: true\npublished'));
  expect(run().lines).toEqual([
    `${LEDGER}:1:1  the article was published and is a draft again, so that 3 links to it break; remove draft: true from its frontmatter [permalink]`,
    '1 problem; nothing was written',
  ]);
});

test.each([
  [
    'an article without a day of publication',
    () => write(ARTICLE, source(HEADING, one).replace('2020-01-07', 'soon')),
    /published/,
  ],
  ['an article that MDX cannot read', () => write(ARTICLE, source(HEADING, `<b>${ONE}`)), /unclosed-jsx/],
  [
    'an article that is not UTF-8',
    () => writeFileSync(join(root, ARTICLE), Buffer.from([0x48, 0xe9])),
    /not-utf8/,
  ],
  ['a ledger with a conflict', () => write(LEDGER, `<<<<<<< HEAD\n${read(LEDGER)}`), /conflict markers/],
])('writes nothing, whatever a flag asks for, beside %s', (_, spoil, problem) => {
  edited(HEADING, one);
  spoil();
  const before = files();
  const { content, lines } = run({ retire: ['p-3333'], near: 'offer', note: 'Why.' });
  expect(content).toBe(false);
  expect(lines.join('\n')).toMatch(problem);
  expect(lines.at(-1)).toMatch(/; nothing was written$/);
  expect(files()).toEqual(before);
});

test.each<[string, Options, string]>([
  [
    'an unknown id',
    { keep: ['p-9999'] },
    '--keep p-9999  no ledger in content/permalinks has p-9999; look the id up there',
  ],
  [
    'an id that is still there',
    { retire: ['p-2222'], near: 'offer', note: 'Why.' },
    'p-2222 is still in the text, on line 12; delete it there first',
  ],
  [
    'an id that is not',
    { keep: ['p-3333'] },
    'p-3333 is not in the text; only a passage that is there can be kept',
  ],
  [
    'no place nearby',
    { retire: ['p-3333'], note: 'Why.' },
    '“” is not a place in the published text; name one after --near',
  ],
  [
    'one thing that can be done and one that cannot',
    { merge: ['p-3333'], into: 'offer', keep: ['p-9999'] },
    '--keep p-9999  no ledger in content/permalinks has p-9999; look the id up there',
  ],
])('refuses %s and changes nothing', (_, options, message) => {
  edited(HEADING, one);
  const before = files();
  expect(() => run(options)).toThrow(new Error(message));
  expect(files()).toEqual(before);
});

test('asks which article is meant when two have an id', () => {
  edited(HEADING, one);
  write('content/articles/other.mdx', source(HEADING, one, two));
  expect(run({ retire: ['p-3333'], near: 'offer', note: 'Why.' }).content).toBe(true);
  expect(() => run({ redact: ['p-3333'] })).toThrow(
    new Error('--redact p-3333  more than one article has p-3333; add --article other or --article test'),
  );
  expect(run({ redact: ['p-3333'], article: 'test' }).content).toBe(true);
});

test('writes all files or none', () => {
  write(ARTICLE, source(HEADING, ONE));
  mkdirSync(join(root, 'content/permalinks/test.json.next'), { recursive: true });
  expect(() => run()).toThrow(/test\.json\.next/);
  expect(files()).toEqual([source(HEADING, ONE)]);
});
