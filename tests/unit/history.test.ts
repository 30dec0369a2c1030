import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProject } from '../../src/check/project.ts';
import { writeAnchors } from '../../src/commands/anchors.ts';
import type { Entry } from '../../src/links/entry.ts';
import { everPublished } from '../../src/links/history.ts';
import { emptyLedger } from '../../src/links/ledger.ts';
import { lostFrom } from '../../src/links/published.ts';
import { linkProblems } from '../../src/links/rules.ts';
import { linesOf, source } from './publishing.ts';

const since = '2020-01-07';
const until = '2020-02-03';
const said = 'He said that he was ready.';
const live: Entry = { kind: 'paragraph', since, texts: [[since, said]] };
const alias = (to: string): Entry => ({ ...live, alias: to, until, note: 'Merged.' });
const gone = (near: string, text = said): Entry => ({
  ...{ ...live, texts: [[since, text]], gone: true, near, until, note: 'It was wrong.' },
});
const FROM_GIT = 'run npm run anchors, which takes back from git what was published';

/** What is said of p-3333 where it was published as one entry and is another. */
function lost(before: Entry | undefined, after: Entry | undefined): string[] {
  const having = (entry: Entry | undefined) => new Map(entry ? [['p-3333', entry]] : []);
  const problems = lostFrom({ ...emptyLedger('a'), ids: having(after) }, having(before));
  return Array.from(problems, ([, , what, instead]) => `${what}; ${instead}`);
}

test.each<[string, Entry, Entry | undefined, string]>([
  ['a line was deleted', live, undefined, 'p-3333, published on 2020-01-07, is no longer in the ledger'],
  [
    'the date changed',
    live,
    { ...live, since: '2020-01-08' },
    'p-3333 was published with "since":"2020-01-07" and has "2020-01-08" now',
  ],
  [
    'what was merged says something else',
    alias('p-2222'),
    { ...live, texts: [...live.texts, [until, 'Nobody in Moscow gave an answer to it.']] },
    'p-3333 was merged, said “He said that he was ready.” and now says “Nobody in Moscow gave an answer to it.”',
  ],
  [
    'what was removed leads elsewhere',
    gone('p-2222'),
    alias('p-2222'),
    'p-3333 was removed and leads to another place now',
  ],
  [
    'what was removed says something else',
    gone('p-2222', 'Nobody in Moscow gave an answer'),
    live,
    'p-3333 was removed, said “Nobody in Moscow gave an answer” and now says “He said that he was ready.”',
  ],
  [
    'words are missing',
    live,
    { ...live, texts: [[until, 'He said no.']] },
    'the ledger lacks words of p-3333 that were published',
  ],
])('reports that %s since it was published', (_, before, after, what) => {
  expect(lost(before, after)).toEqual([`${what}; ${FROM_GIT}`]);
});

test.each<[string, Entry | undefined, Entry]>([
  ['a new id', undefined, live],
  ['new words', live, { ...live, texts: [...live.texts, [until, 'No.']] }],
  ['the redaction of words', live, { ...live, texts: [[since, '']] }],
  ['a merger', live, alias('p-2222')],
  ['a removal', live, gone('p-2222')],
  ['a merger into another place', alias('p-2222'), alias('p-4444')],
  ['the removal of an alias', alias('p-2222'), gone('p-2222')],
  ['the return of what was removed', gone('p-2222'), live],
  ['the return of what was merged', alias('p-2222'), live],
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

const WAYS =
  'npm run anchors -- --rename test NEW if it has another address now, or run npm run anchors -- --withdraw test --note "WHY"';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'links-'));
  write(ARTICLE, source(HEADING, one, two));
  anchors();
});
afterEach(() => rmSync(root, { recursive: true }));

const anchors = (options = {}, day = since) => writeAnchors(root, options, () => {}, day);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', root, ...args]);

/** All that keeps the links of the project from being published. */
function problems(folder = root): string[] {
  return linesOf(linkProblems(readProject(folder), everPublished(folder), since)).map((line) =>
    line.replace(/ \[permalink\]$/, ''),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
}

test('finds nothing to say where text and ledger agree, and asks for each wording', () => {
  expect(problems()).toEqual([]);
  write(ARTICLE, read(ARTICLE).replace('agency', 'wire agency'));
  expect(problems()).toEqual([
    `${ARTICLE}:12:85  the ledger does not have the new wording of p-2222; run npm run anchors`,
  ]);
  anchors();
  expect(problems()).toEqual([]);
});

test('lists what the author must act on and what the command would do, and does none of it', () => {
  const text = source(HEADING, '## More {/* #more */}', one, 'Another text.');
  write(ARTICLE, text);
  expect(problems()).toEqual([
    `${ARTICLE}:12:9  the id more is not recorded yet; run npm run anchors`,
    `${ARTICLE}:16:1  the paragraph “Another text.” has no id; run npm run anchors`,
    `${LEDGER}:4:1  p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, …”, is missing from the article; put it back, or run npm run anchors -- --retire p-3333 --near ID --note "WHY"`,
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
    `${LEDGER}:1:1  the article is recorded and is a draft again, so that 3 links to it break; remove draft: true from its frontmatter, or run ${WAYS}`,
  ]);
});

test('misses an article whose links were published', () => {
  rmSync(join(root, ARTICLE));
  expect(problems()).toEqual([
    `${LEDGER}:1:1  test.mdx is missing, whose links are recorded; put it back, or run ${WAYS}`,
  ]);
});

test('says what it lacks where there is no git history', () => {
  const nothing = {
    ledgers: [],
    isWhole: false,
    lacks: 'there is no git history here, so no earlier ledger to compare with; git clone brings it',
  };
  expect(everPublished(root)).toEqual(nothing);
  git('init', '--quiet', '--initial-branch=main');
  expect(everPublished(root)).toEqual(nothing);
});

describe('compared with all that was published', () => {
  const WHAT = '--retire p-3333 --near ID --note "WHY"';
  const LOST = `${LEDGER}:1:1  p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, …”, is missing from the article; put it back, or run npm run anchors -- ${WHAT}`;
  const lose = () => {
    write(ARTICLE, source(HEADING, one));
    write(LEDGER, read(LEDGER).replace(/"p-3333".*\n/, ''));
  };

  beforeEach(() => {
    git('init', '--quiet', '--initial-branch=main');
    commit('Publish');
  });

  test('a line that was deleted together with its text is missed, however many commits ago that was', () => {
    lose();
    expect(problems()).toEqual([LOST]);
    commit('Lose a link');
    for (const message of ['Go on', 'And on', 'And on']) commit(message);
    expect(problems()).toEqual([LOST]);
  });

  test('a line that was deleted while its text stayed is taken back', () => {
    const before = read(LEDGER);
    write(LEDGER, before.replace(/"p-3333".*\n/, ''));
    expect(problems()).toEqual([
      `${LEDGER}:1:1  p-3333, published on 2020-01-07, is no longer in the ledger; ${FROM_GIT}`,
    ]);
    expect(anchors()).toBe(true);
    expect(read(LEDGER)).toBe(before);
  });

  test('what is missed is taken back by the command, which then asks what became of it', () => {
    lose();
    commit('Lose a link');
    expect(anchors()).toBe(false);
    expect(anchors({ retire: ['p-3333'], near: 'offer', note: 'It was wrong.' })).toBe(true);
    expect(read(LEDGER)).toContain('"texts":[["2020-01-07","Ministers did meet');
    expect(problems()).toEqual([]);
  });

  test('a ledger that was deleted is taken back, with what had been merged and removed', () => {
    write(ARTICLE, source(HEADING, one.replace(' {', ` ${two.split(' {')[0]} {`)));
    anchors({ merge: ['p-3333'], into: 'p-2222' });
    commit('Merge');
    const before = read(LEDGER);
    rmSync(join(root, LEDGER));
    expect(problems()).toEqual([
      `${LEDGER}:1:1  the ledger was published and is missing; run npm run anchors, which takes it back from git`,
    ]);
    expect(anchors()).toBe(true);
    expect(read(LEDGER)).toBe(before);
  });

  test('a ledger that was deleted together with its article is missed', () => {
    rmSync(join(root, 'content'), { recursive: true });
    expect(problems()).toEqual([
      `${LEDGER}:1:1  test.mdx is missing, whose links are recorded; put it back, or run ${WAYS}`,
    ]);
  });

  test('a branch may change what it never published, and must not lose what the main one has', () => {
    git('checkout', '--quiet', '-b', 'more');
    write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
    anchors();
    commit('Add a paragraph');
    write(ARTICLE, source(HEADING, one, two));
    write(LEDGER, read(LEDGER).replace(/"p-4444".*\n/, ''));
    expect(problems()).toEqual([]);
    lose();
    expect(problems()).toEqual([LOST]);
  });

  test('an id that came and went within a branch was never published, also once it is merged', () => {
    git('checkout', '--quiet', '-b', 'more');
    write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
    anchors();
    commit('Add a paragraph');
    git('revert', '--no-edit', 'HEAD');
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'more');
    expect(problems()).toEqual([]);
  });

  test('what the main branch published since a branch left it is no loss of that branch', () => {
    git('checkout', '--quiet', '-b', 'more');
    git('checkout', '--quiet', 'main');
    write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
    anchors();
    commit('Add a paragraph');
    git('checkout', '--quiet', 'more');
    expect(problems()).toEqual([]);
  });

  test('the published branch is the remote’s own, whatever its name, with what is to be pushed', () => {
    git('branch', '--move', 'trunk');
    const clone = `${root}-clone`;
    git('clone', '--quiet', root, clone);
    try {
      const there = (...args: string[]) => git('-C', clone, ...args);
      rmSync(join(clone, LEDGER));
      rmSync(join(clone, ARTICLE));
      there('commit', '--quiet', '--all', '-m', 'Lose all');
      const missing = `${LEDGER}:1:1  test.mdx is missing, whose links are recorded; put it back, or run ${WAYS}`;
      expect(problems(clone)).toEqual([missing]);
      there('checkout', '--quiet', '-b', 'main', 'origin/trunk');
      expect(problems(clone)).toEqual([]);
      there('commit', '--quiet', '--allow-empty', '-m', 'Nothing');
      there('rm', '--quiet', '-r', 'content');
      expect(problems(clone)).toEqual([missing]);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  test('three commits that are pushed at once are all published', () => {
    const clone = `${root}-clone`;
    git('clone', '--quiet', root, clone);
    const [origin] = [root];
    try {
      root = clone;
      write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
      anchors();
      commit('Add a paragraph');
      write(ARTICLE, source(HEADING, one, two));
      write(LEDGER, read(LEDGER).replace(/"p-4444".*\n/, ''));
      commit('Take it out');
      commit('Nothing');
      // The same before they are pushed and after.
      const expected = [
        `${LEDGER}:1:1  p-4444, published on 2020-01-07 as “Another text.”, is missing from the article; put it back, or run npm run anchors -- ${WHAT.replaceAll('p-3333', 'p-4444')}`,
      ];
      expect(problems()).toEqual(expected);
      git('push', '--quiet', 'origin', 'HEAD:refs/heads/pushed');
      git('checkout', '--quiet', '--detach');
      git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      expect(problems()).toEqual(expected);
    } finally {
      root = origin;
      rmSync(clone, { recursive: true });
    }
  });

  test('a shallow clone says what it lacks and how to get it, and is compared as far as it goes', () => {
    lose();
    commit('Lose a link');
    const clone = `${root}-clone`;
    git('clone', '--quiet', '--depth=1', `file://${root}`, clone);
    try {
      expect(problems(clone)).toEqual([]);
      expect(everPublished(clone)).toMatchObject({
        isWhole: false,
        lacks:
          'this is a shallow clone, so links published before its first commit are not compared; git fetch --unshallow brings the rest of the history',
      });
      git('-C', clone, 'fetch', '--quiet', '--unshallow');
      expect(problems(clone)).toEqual([LOST]);
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  test('a project in a folder of its repository has its own ledgers', () => {
    const project = join(root, 'site');
    mkdirSync(project);
    renameSync(join(root, 'content'), join(project, 'content'));
    commit('Move');
    expect(everPublished(project).ledgers.map(({ article }) => article)).toEqual(['test']);
    rmSync(join(project, LEDGER));
    expect(problems(project)).toEqual([
      `${LEDGER}:1:1  the ledger was published and is missing; run npm run anchors, which takes it back from git`,
    ]);
  });
});
