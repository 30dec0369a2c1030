import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemLines } from '../../src/article/problem.ts';
import { readProject } from '../../src/check/project.ts';
import { checkProject } from '../../src/check/rules.ts';
import { writeAnchors, type Options } from '../../src/commands/anchors.ts';
import { everPublished } from '../../src/links/history.ts';
import { linkProblems } from '../../src/links/rules.ts';
import { DAY, linesOf, source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
const ONE = 'On Monday the agency released an interview in which he said that he was ready.';
const TWO = 'Ministers did meet about twice a year, in Munich in February and in New York.';
const NEW = 'Ambassadors have a council of their own, which met again after almost two years.';
const one = `${ONE} {/* #p-2222 */}`;
const both = `${ONE} ${TWO} {/* #p-2222 */}`;
const two = `${TWO} {/* #p-3333 */}`;

const ARTICLE = 'content/articles/test.mdx';
const LEDGER = 'content/permalinks/test.json';
const NOTHING_TO_DO = 'Every place has its id, and every id is in its ledger: nothing to do';

const UNKNOWN = `${LEDGER}  is missing, and git does not have it: if the article was published, put it back, or links to what was merged or removed break`;

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

function run(options: Options = {}, day = DAY): { content: boolean; lines: string[] } {
  const lines: string[] = [];
  // As console.log does, which prints all that it is given.
  const content = writeAnchors(root, options, (...given: unknown[]) => lines.push(given.join(' ')), day);
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
      UNKNOWN,
      `${ARTICLE}:10:1  recorded offer, “The offer”`,
      `${ARTICLE}:12:1  recorded p-2222, “On Monday the agency released an interv…”`,
      `${ARTICLE}:14:1  gave the paragraph “Ministers did meet about twice a year, …” the id p-qz6n`,
    ],
  });
  expect(read(ARTICLE)).toBe(source(HEADING, one, `${TWO} {/* #p-qz6n */}`));
  expect(read(LEDGER)).toBe(`{"v":2,"article":"test","ids":{
"offer":{"kind":"section","since":"2020-01-07","texts":[["2020-01-07","The offer"]]},
"p-2222":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","${ONE}"]]},
"p-qz6n":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","${TWO}"]]}
}}
`);
  const before = files();
  expect(run()).toEqual({ content: true, lines: [NOTHING_TO_DO] });
  expect(files()).toEqual(before);
});

test('dates each change with its day, and asks for the day of a published article’s last one', () => {
  write(ARTICLE, source(HEADING, one, two));
  run();
  write(ARTICLE, source(HEADING, one.replace('agency', 'wire agency')));
  const [said, ...more] = run({ retire: ['p-3333'], near: 'offer', note: 'Why.' }, '2020-02-03').lines;
  expect([said, more.at(-1)]).toEqual([
    `${LEDGER}  p-3333 is retired; its link shows the note`,
    `${ARTICLE}:7:12  “published” is 2020-01-07, and p-2222 was changed on 2020-02-03; write below it updated: "2020-02-03"`,
  ]);
  expect(read(LEDGER)).toContain(
    `"p-2222":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","${ONE}"],["2020-02-03","${ONE.replace('agency', 'wire agency')}"]]}`,
  );
  expect(read(LEDGER)).toContain('"gone":true,"near":"offer","until":"2020-02-03","note":"Why."');
  write(ARTICLE, read(ARTICLE).replace('published: ', 'updated: "2020-02-03"\npublished: '));
  expect(run({}, '2020-02-04').lines).toEqual([NOTHING_TO_DO]);
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
  expect(linesOf(linkProblems(project, everPublished(root), DAY))).toEqual([]);
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
      `${LEDGER}:4:1  p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, …”, is missing from the article; put it back, or run npm run anchors -- --retire p-3333 --near ID --note "WHY" [permalink]`,
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

test('merges and retires, with what was said', () => {
  edited(HEADING, both);
  run({ merge: ['p-3333'], into: 'p-2222' });
  const begins = `"p-3333":{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","${TWO}"]],`;
  expect(read(LEDGER)).toContain(
    `${begins}"alias":"p-2222","until":"2020-01-07","note":"Merged into this paragraph."}`,
  );
  run({ retire: ['p-3333'], near: 'p-2222', note: 'It was wrong.' });
  expect(read(LEDGER)).toContain(
    `${begins}"gone":true,"near":"p-2222","until":"2020-01-07","note":"It was wrong."}`,
  );
  expect(run().lines).toEqual([NOTHING_TO_DO]);
});

test('takes the words of an id out of the ledger for good', () => {
  edited(HEADING, one, two.replace('Ministers', 'They'));
  run({}, '2020-02-03');
  expect(run({ redact: ['p-3333'] }).lines[0]).toBe(
    `${LEDGER}  p-3333 has lost its former words in the ledger, though not in the history of git; its link still leads there`,
  );
  expect(run().lines.at(-1)).toBe(NOTHING_TO_DO);
  expect(read(LEDGER)).not.toContain('Ministers');
});

test('takes a whole section out with one command', () => {
  write(ARTICLE, source(HEADING, one, '## No answer {/* #answer */}', two, '- An item {/* #p-4444 */}'));
  run();
  write(ARTICLE, source(HEADING, one));
  const { lines } = run();
  const command = '--retire answer --retire p-3333 --retire p-4444 --near ID --note "WHY"';
  expect(lines).toEqual([
    `${LEDGER}:2:1  answer, published on 2020-01-07 as “No answer”, is missing from the article, and with it p-3333, p-4444; put them back, or run npm run anchors -- ${command} [permalink]`,
    '1 problem; nothing was written',
  ]);
  expect(run({ retire: ['answer', 'p-3333', 'p-4444'], near: 'offer', note: 'Why.' }).content).toBe(true);
  expect(run().lines).toEqual([NOTHING_TO_DO]);
});

/** What each message says to do, done to the letter. */
describe('following what is said puts everything in order', () => {
  const heading = (id: string) => `## The offer {/* #${id} */}`;
  const other = `${NEW} {/* #p-3333 */}`;
  const merged = () => (edited(HEADING, both), run({ merge: ['p-3333'], into: 'p-2222' }));
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
        into?: string;
      },
    ]
  >([
    [
      'to merge a section that is gone',
      { to: [one, two, '## More {/* #more */}'], run: /--merge offer --into ID/, into: 'more' },
    ],
    ['to retire what is gone', { to: [HEADING, one], run: /--retire p-3333 --near ID --note "WHY"/ }],
    ['to put back what is gone', { to: [HEADING, one], write: [HEADING, one, two] }],
    [
      'to merge it into the paragraph that says it',
      { to: [HEADING, both], run: /--merge p-3333 --into p-2222/ },
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
      { first: merged, to: [HEADING, both, other], write: [HEADING, both, NEW] },
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
      'to merge into where its words are what leads nowhere',
      {
        to: [HEADING, both],
        ledger: entry(
          `{"kind":"paragraph","since":"2020-01-07","texts":[["2020-01-07","${TWO}"]],"alias":"p-9999","until":"2020-01-07","note":""}`,
        ),
        run: /--merge p-3333 --into p-2222/,
      },
    ],
    [
      'to retire what was merged into a passage that no longer says its words',
      {
        first: merged,
        to: [HEADING, one],
        run: /--retire p-3333 --near ID --note "WHY"/,
      },
    ],
    [
      'to put back what was merged into a passage that no longer says its words',
      { first: merged, to: [HEADING, one], write: [HEADING, one, two] },
    ],
    [
      'to retire what leads nowhere',
      {
        to: [HEADING, one],
        ledger: entry(
          '{"kind":"paragraph","since":"2020-01-07","texts":[],"alias":"p-9999","until":"2020-01-07","note":""}',
        ),
        run: /--retire p-3333 --near ID --note "WHY"/,
      },
    ],
  ])(
    '%s',
    (
      _,
      {
        to,
        first = () => edited(HEADING, one, two),
        ledger = (text) => text,
        write: blocks,
        run: command,
        into: heir = 'p-2222',
      },
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
          /^--(\w+) (\S+)(?: --into (\S+))?(?: --near (\S+))?/.exec(asked.replace('ID', heir)) ?? [];
        expect(run({ [flag]: [id], into, near, note: 'Why.' } as Options).content).toBe(true);
      }
      expect(run().content).toBe(true);
      expect(run().lines).toEqual([NOTHING_TO_DO]);
      expect([...linkProblems(readProject(root), everPublished(root), DAY)]).toEqual([]);
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

test('refuses to lead a link to what does not say its words, and says what to do', () => {
  edited(HEADING, one);
  expect(() => run({ merge: ['p-3333'], into: 'p-2222' })).toThrow(
    new Error(
      'p-2222 does not say “Ministers did meet about twice a year, …”, which p-3333 said; put those words there, or run npm run anchors -- --retire p-3333 --near p-2222 --note "WHY"',
    ),
  );
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

const WAYS = (slug: string) =>
  `npm run anchors -- --rename test ${slug} if it has another address now, or run npm run anchors -- --withdraw test --note "WHY"`;

test('writes nothing while an article is missing whose links are recorded', () => {
  edited(HEADING, one, two);
  rmSync(join(root, ARTICLE));
  write('content/articles/other.mdx', source(HEADING, NEW));
  const before = files();
  expect(run().lines).toEqual([
    `${LEDGER}:1:1  test.mdx is missing, whose links are recorded; put it back, or run ${WAYS('NEW')} [permalink]`,
    '1 problem; nothing was written',
  ]);
  expect(files()).toEqual(before);
});

test('refuses to make a draft of a published article', () => {
  edited(HEADING, one, two);
  write(ARTICLE, read(ARTICLE).replace('published', 'draft: true\npublished'));
  expect(run().lines).toEqual([
    `${LEDGER}:1:1  the article is recorded and is a draft again, so that 3 links to it break; remove draft: true from its frontmatter, or run ${WAYS('NEW')} [permalink]`,
    '1 problem; nothing was written',
  ]);
});

describe('an article’s own address', () => {
  const OTHER = 'content/articles/other.mdx';
  const OTHER_LEDGER = 'content/permalinks/other.json';
  const problems = () => linesOf(linkProblems(readProject(root), everPublished(root), DAY));

  test('becomes another, and the former one leads there', () => {
    edited(HEADING, one, two);
    const before = read(LEDGER);
    expect(run({ rename: 'test', to: 'other' })).toEqual({
      content: true,
      lines: [`${OTHER}  is the article’s name now; links to its former address lead there`],
    });
    expect(read(OTHER)).toBe(source(HEADING, one, two));
    expect(read(OTHER_LEDGER)).toBe(before.replace('"test"', '"other"'));
    expect(read(LEDGER)).toBe('{"v":2,"article":"test","moved":"other","until":"2020-01-07","ids":{\n}}\n');
    expect(existsSync(join(root, ARTICLE))).toBe(false);
    expect(run().lines).toEqual([NOTHING_TO_DO]);
    expect(problems()).toEqual([]);
  });

  test('becomes another as asked for by one problem, where its file was given another name first', () => {
    edited(HEADING, one, two);
    renameSync(join(root, ARTICLE), join(root, OTHER));
    expect(problems()).toEqual([
      `${LEDGER}:1:1  test.mdx is missing, whose links are recorded; put it back, or run ${WAYS('other')} [permalink]`,
    ]);
    expect(run().lines).toHaveLength(2);
    expect(run({ rename: 'test', to: 'other' }).content).toBe(true);
    expect(problems()).toEqual([]);
  });

  test('becomes the former one again', () => {
    edited(HEADING, one, two);
    run({ rename: 'test', to: 'other' });
    expect(run({ rename: 'other', to: 'test' }).content).toBe(true);
    expect(read(LEDGER)).toContain('p-2222');
    expect(read(OTHER_LEDGER)).toContain('"moved":"test"');
    expect(problems()).toEqual([]);
  });

  test('is not taken by another article', () => {
    edited(HEADING, one, two);
    run({ rename: 'test', to: 'other' });
    write(ARTICLE, source('## News {/* #news */}', NEW));
    expect(run().lines[0]).toBe(
      `${LEDGER}:1:1  the article is at /other/ since 2020-01-07, and there is a file test.mdx again; give that file another name, or, if it is the same article, restore ${LEDGER} from git as it was before [permalink]`,
    );
    renameSync(join(root, ARTICLE), join(root, 'content/articles/third.mdx'));
    expect(run().content).toBe(true);
    expect(() => run({ rename: 'third', to: 'test' })).toThrow(
      new Error('links lead to “test” already; choose another name'),
    );
  });

  test('is given up with a reason, and its links go on', () => {
    edited(HEADING, one, two);
    const before = read(LEDGER).replace(
      '"ids"',
      '"withdrawn":"It was wrong.","headline":"Test","until":"2020-01-07","ids"',
    );
    expect(run({ withdraw: 'test', note: ' It was wrong. ' })).toEqual({
      content: true,
      lines: [`${ARTICLE}  is withdrawn; links to it show the note`],
    });
    expect([existsSync(join(root, ARTICLE)), read(LEDGER), problems()]).toEqual([false, before, []]);
    expect(run().lines).toEqual([NOTHING_TO_DO]);
    expect(run({ redact: ['p-2222'] }).content).toBe(true);
    expect(read(LEDGER)).not.toContain(ONE);
  });

  test.each<[string, Options, string]>([
    [
      'no new address',
      { rename: 'test' },
      '“” cannot be an address; write lower-case ASCII words with hyphens after --rename test',
    ],
    [
      'that of a page',
      { rename: 'test', to: 'colophon' },
      '/colophon/ is the address of a page of the site; choose another name',
    ],
    [
      'a poor one',
      { rename: 'test', to: 'Élysée talks' },
      '“Élysée talks” cannot be an address; write lower-case ASCII words with hyphens after --rename test',
    ],
    [
      'that of another article',
      { rename: 'test', to: 'draft' },
      'content/articles/draft.mdx is another article; choose another name',
    ],
    [
      'an article that there is not',
      { rename: 'tast', to: 'other' },
      'there is neither content/articles/tast.mdx nor content/articles/other.mdx; look the article’s name up in content/articles',
    ],
    [
      'a draft',
      { rename: 'draft', to: 'other' },
      'draft was never published, so no link leads to it; give draft.mdx the name other.mdx',
    ],
    [
      'to withdraw a draft',
      { withdraw: 'draft', note: 'Why.' },
      'draft was never published, so no link leads to it; delete it, or set draft: true',
    ],
    [
      'no reason',
      { withdraw: 'test' },
      'nobody who follows a link to it would learn why; give the reason in a sentence after --note',
    ],
    [
      'to withdraw what is not there',
      { withdraw: 'tast', note: 'Why.' },
      'content/articles/tast.mdx is missing, whose headline is shown to those who follow a link; put it back first',
    ],
  ])('is not changed for %s', (_, options, message) => {
    edited(HEADING, one, two);
    write('content/articles/draft.mdx', source(HEADING, ONE).replace('published', 'draft: true\npublished'));
    const before = files();
    expect(() => run(options)).toThrow(new Error(message));
    expect(files()).toEqual(before);
  });
});

test('says first that a ledger is missing which nothing can give back', () => {
  edited(HEADING, one, two);
  rmSync(join(root, LEDGER));
  expect(run().lines[0]).toBe(UNKNOWN);
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
  expect(run({ keep: ['p-2222'], article: 'test' }).content).toBe(true);
});

test('writes all files or none', () => {
  write(ARTICLE, source(HEADING, ONE));
  mkdirSync(join(root, 'content/permalinks/test.json.next'), { recursive: true });
  expect(() => run()).toThrow(/test\.json\.next/);
  expect(files()).toEqual([source(HEADING, ONE)]);
});
