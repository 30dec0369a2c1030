import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VFile } from 'vfile';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemLines, say } from '../../src/article/problem.ts';
import { readProject } from '../../src/check/project.ts';
import { writeAnchors } from '../../src/commands/anchors.ts';
import { everPublished, lostSince } from '../../src/links/history.ts';
import { emptyLedger, type Entry, type LedgerFile } from '../../src/links/ledger.ts';
import { linkProblems } from '../../src/links/rules.ts';
import { source } from './publishing.ts';

const since = '2020-01-07';
const until = '2020-02-03';
const live: Entry = { kind: 'paragraph', since, text: 'He said that he was ready.' };
const alias = (to: string): Entry => ({ kind: 'paragraph', since, alias: to, until, note: 'Merged.' });
const gone = (near: string, was = 'He said that he was'): Entry => ({
  ...{ kind: 'paragraph', since, gone: true, near, until, was, note: 'It was wrong.' },
});
const FROM_GIT = 'restore the line from git';
const ANOTHER = `${FROM_GIT}, delete the id in the text and run npm run anchors, which gives another`;

/** What is said of p-3333 where it was published as one entry and is another. */
function lost(before: Entry | undefined, after: Entry | undefined): string[] {
  const having = (entry: Entry | undefined): LedgerFile => ({
    ...emptyLedger('a'),
    ids: new Map(entry ? [['p-3333', entry]] : []),
  });
  return Array.from(lostSince(having(before), having(after)), ([, what, instead]) => `${what}; ${instead}`);
}

test.each<[string, Entry, Entry | undefined, string]>([
  [
    'a line was deleted',
    live,
    undefined,
    `p-3333, published on 2020-01-07, is no longer in the ledger; ${FROM_GIT}, then run npm run anchors`,
  ],
  [
    'the kind changed',
    live,
    { ...live, kind: 'quotation' },
    'p-3333 was published with "kind":"paragraph" and has "quotation" now; write "kind":"paragraph" again',
  ],
  [
    'the date changed',
    live,
    { ...live, since: '2020-01-08' },
    'p-3333 was published with "since":"2020-01-07" and has "2020-01-08" now; write "since":"2020-01-07" again',
  ],
  [
    'an alias is a place again',
    alias('p-2222'),
    live,
    `p-3333 was merged into another place and is a place of its own again; ${ANOTHER}`,
  ],
  [
    'what was removed leads elsewhere',
    gone('p-2222'),
    alias('p-2222'),
    `p-3333 was removed and leads to another place now; ${FROM_GIT}`,
  ],
  [
    'what was removed says something else',
    gone('p-2222', 'Nobody in Moscow gave an answer'),
    live,
    `p-3333 was removed, began “Nobody in Moscow gave an answer” and now says “He said that he was ready.”; ${ANOTHER}`,
  ],
])('reports that %s since it was published', (_, before, after, problem) => {
  expect(lost(before, after)).toEqual([problem]);
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
  expect(lost(before, after)).toEqual([]);
});

const HEADING = '## The offer {/* #offer */}';
const one = 'On Monday the agency released an interview in which he said that he was ready. {/* #p-2222 */}';
const two = 'Ministers did meet about twice a year, in Munich in February and in New York. {/* #p-3333 */}';
const ARTICLE = 'content/articles/test.mdx';
const LEDGER = 'content/permalinks/test.json';

// Git sets these in its hooks, where the tests must not act on the repository itself.
for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) delete process.env[name];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'links-'));
  write(ARTICLE, source(HEADING, one, two));
  anchors();
});
afterEach(() => rmSync(root, { recursive: true }));

const anchors = (options = {}) => writeAnchors(root, options, () => {});
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', root, ...args]);

/** All that keeps the links of the project from being published. */
function problems(folder = root): string[] {
  const found = [...linkProblems(readProject(folder), everPublished(folder))];
  return problemLines(
    found.map(([path, where, what, instead, rule]) => {
      const file = new VFile({ path });
      say(file, where, what, instead, rule);
      return file;
    }),
  ).map((line) => line.replace(/ \[permalink\]$/, ''));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
}

test('finds nothing to say where text and ledger agree, also after a typo was corrected', () => {
  expect(problems()).toEqual([]);
  write(ARTICLE, read(ARTICLE).replace('agency', 'wire agency'));
  expect(problems()).toEqual([]);
});

test('lists what the author must act on and what the command would do, and does none of it', () => {
  const text = source(HEADING, '## More {/* #more */}', one, 'Another text.');
  write(ARTICLE, text);
  expect(problems()).toEqual([
    `${ARTICLE}:12:9  the id more is not recorded yet; run npm run anchors`,
    `${ARTICLE}:16:1  the paragraph “Another text.” has no id; run npm run anchors`,
    `${LEDGER}:4:1  p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, in”, is missing from the article; put it back, or run npm run anchors -- --merge p-3333 --into ID, or run npm run anchors -- --retire p-3333 --near ID --note "WHY"`,
  ]);
  expect(read(ARTICLE)).toBe(text);
});

test('says nothing that follows from a file that cannot be read', () => {
  const [article, ledger] = [read(ARTICLE), read(LEDGER)];
  write(ARTICLE, article.replace('Ministers', '<b>Ministers'));
  expect(problems()).toEqual([]);
  write(ARTICLE, article);
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  write(LEDGER, `<<<<<<< HEAD\n${ledger}`);
  expect(problems()).toEqual([]);
});

test('asks nothing of drafts, but that they were never published', () => {
  write(
    'content/articles/draft.mdx',
    source('## A heading', one).replace('published', 'draft: true\npublished'),
  );
  expect(problems()).toEqual([]);
  write(ARTICLE, read(ARTICLE).replace('published', 'draft: true\npublished'));
  expect(problems()).toEqual([
    `${LEDGER}:1:1  the article was published and is a draft again, so that 3 links to it break; remove draft: true from its frontmatter`,
  ]);
});

test('misses an article whose links were published', () => {
  rmSync(join(root, ARTICLE));
  expect(problems()).toEqual([
    `${LEDGER}:1:1  ${ARTICLE}, whose links are here, is missing; put the article back under this name`,
  ]);
});

test('compares with no earlier ledger where there is no git history', () => {
  expect(everPublished(root)).toBe('no git');
  git('init', '--quiet', '--initial-branch=main');
  expect(everPublished(root)).toBe('no git');
});

test('notices a line that was deleted together with its text, before and after the commit', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  write(ARTICLE, source(HEADING, one));
  write(LEDGER, read(LEDGER).replace(/"p-3333".*\n/, ''));
  const expected = [
    `${LEDGER}:1:1  p-3333, published on 2020-01-07, is no longer in the ledger; ${FROM_GIT}, then run npm run anchors`,
  ];
  expect(problems()).toEqual(expected);
  commit('Lose a link');
  expect(problems()).toEqual(expected);
});

test('notices a ledger that was deleted together with its article', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  rmSync(join(root, 'content'), { recursive: true });
  expect(problems()).toEqual([`${LEDGER}:1:1  the ledger was published and is missing; restore it from git`]);
});

test('compares a branch with where it left the main one, so that what it never published may change', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  git('checkout', '--quiet', '-b', 'more');
  write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
  anchors();
  commit('Add a paragraph');
  write(ARTICLE, source(HEADING, one, two));
  write(LEDGER, read(LEDGER).replace(/"p-4444".*\n/, ''));
  expect(problems()).toEqual([]);
  write(
    LEDGER,
    read(LEDGER).replace(
      '"since":"2020-01-07","text":"The offer"',
      '"since":"2020-01-08","text":"The offer"',
    ),
  );
  expect(problems()).toEqual([
    `${LEDGER}:2:1  offer was published with "since":"2020-01-07" and has "2020-01-08" now; write "since":"2020-01-07" again`,
  ]);
});

test('reads the ledgers of a project in a folder of its repository', () => {
  const project = join(root, 'site');
  mkdirSync(project);
  renameSync(join(root, 'content'), join(project, 'content'));
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  expect([...everPublished(project)].map(([slug]) => slug)).toEqual(['test']);
  rmSync(join(project, LEDGER));
  expect(problems(project)).toContain(
    `${LEDGER}:1:1  the ledger was published and is missing; restore it from git`,
  );
});
