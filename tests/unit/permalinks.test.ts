import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAnchors } from '../../src/commands/anchors.ts';
import { sourceProblems } from '../../src/integrations/permalinks.ts';
import { publishedLedgers } from '../../src/integrations/published-ledgers.ts';
import { problemLines } from '../../src/lib/problem.ts';
import { source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
const ONE = 'On Monday the agency released an interview in which he said that he was ready.';
const TWO = 'Ministers did meet about twice a year, in Munich in February and in New York.';
const one = `${ONE} {/* #p-2222 */}`;
const two = `${TWO} {/* #p-3333 */}`;

const ARTICLE = 'content/articles/test.mdx';
const LEDGER = 'content/permalinks/test.json';

// Git sets these in its hooks, where the tests must not act on the repository itself.
for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) delete process.env[name];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'permalinks-'));
  write(ARTICLE, source(HEADING, one, two));
  anchors();
});
afterEach(() => rmSync(root, { recursive: true }));

const anchors = (options = {}) => writeAnchors(root, options, () => {});
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', root, ...args], {
    encoding: 'utf8',
  });
const sources = () => problemLines(sourceProblems(root, publishedLedgers(root) ?? []));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
}

test('finds nothing to say where text and ledger agree, also after a typo was corrected', () => {
  expect(sources()).toEqual([]);
  write(ARTICLE, read(ARTICLE).replace('agency', 'wire agency'));
  expect(sources()).toEqual([]);
});

test('stops on a removed paragraph with the command that retires it', () => {
  write(ARTICLE, source(HEADING, one));
  expect(sources()).toEqual([
    `${LEDGER}:4:1  p-3333, published on 2020-01-07, is missing from ${ARTICLE}; it began “Ministers did meet about twice a year, in”; ` +
      'put it back, or name it where its text is now ({/* #ID < p-3333 */}), or retire it: npm run anchors -- --retire p-3333 --near ID --note "WHY"',
  ]);
});

test('lists all that the command would do, and does none of it', () => {
  const text = source(
    HEADING,
    '## More {/* #more */}',
    `${ONE} ${TWO} {/* #p-2222 < p-3333 */}`,
    'Another text.',
  );
  write(ARTICLE, text);
  expect(sources()).toEqual([
    `${ARTICLE}:8:1  more is not in ${LEDGER}; run npm run anchors`,
    `${ARTICLE}:10:1  p-3333 is named as an alias of p-2222 and ${LEDGER} does not say so; run npm run anchors`,
    `${ARTICLE}:12:1  the paragraph “Another text.” has no id; run npm run anchors`,
  ]);
  expect(read(ARTICLE)).toBe(text);
});

test('reports only that a file cannot be read, and nothing that follows from it', () => {
  const [article, ledger] = [read(ARTICLE), read(LEDGER)];
  write(ARTICLE, article.replace('Ministers', '<b>Ministers'));
  expect(sources()).toEqual([
    `${ARTICLE}:10:1  MDX cannot be read here: Expected a closing tag for \`<b>\` (10:1-10:4) before the end of \`paragraph\`; correct it, or put a \\ before a { or < that is only a sign`,
  ]);
  expect(anchors({ keep: ['p-2222'] })).toBe(false);
  write(ARTICLE, article);
  write(LEDGER, `<<<<<<< HEAD\n${ledger}`);
  expect(sources()).toEqual([
    `${LEDGER}:1:1  git left the marks of a conflict here; keep the lines of both sides, delete the markers, then run npm run anchors`,
  ]);
  expect(anchors()).toBe(false);
});

test('asks nothing of drafts', () => {
  write(
    'content/articles/draft.mdx',
    source('## A heading', ONE).replace('published', 'draft: true\npublished'),
  );
  expect(sources()).toEqual([]);
});

test('misses an article whose links were published', () => {
  rmSync(join(root, ARTICLE));
  expect(sources()).toEqual([
    `${LEDGER}:1:1  ${ARTICLE}, whose links are here, is missing; put the article back under this name`,
  ]);
});

test('compares with no earlier ledger where there is no git history', () => {
  expect(publishedLedgers(root)).toBeUndefined();
  git('init', '--quiet', '--initial-branch=main');
  expect(publishedLedgers(root)).toBeUndefined();
});

test('notices a line that was deleted together with its text, before and after the commit', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  write(ARTICLE, source(HEADING, one));
  write(LEDGER, read(LEDGER).replace(/"p-3333".*\n/, ''));
  const expected = [
    `${LEDGER}:1:1  p-3333, published on 2020-01-07, has no line any more; take the line as it is in git, then run npm run anchors`,
  ];
  expect(sources()).toEqual(expected);
  commit('Lose a link');
  expect(sources()).toEqual(expected);
});

test('notices a ledger that was deleted together with its article', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  rmSync(join(root, 'content'), { recursive: true });
  expect(sources()).toEqual([
    `${LEDGER}:1:1  the ledger was published and is missing; take it as it is in git`,
  ]);
});

test('compares a branch with where it left the main one, so that what it never published may change', () => {
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  git('checkout', '--quiet', '-b', 'more');
  write(ARTICLE, source(HEADING, one, two, 'Another text. {/* #p-4444 */}'));
  anchors();
  commit('Add a paragraph');
  write(ARTICLE, source(HEADING, one, two));
  write(LEDGER, read(LEDGER).replace(/,\n"p-4444".*\n/, '\n'));
  expect(sources()).toEqual([]);
  write(
    LEDGER,
    read(LEDGER).replace(
      '"since":"2020-01-07","text":"The offer"',
      '"since":"2020-01-08","text":"The offer"',
    ),
  );
  expect(sources()).toEqual([
    `${LEDGER}:2:1  offer was published on 2020-01-07, not on 2020-01-08; write "since":"2020-01-07" again`,
  ]);
});

test('reads the ledgers of a project in a folder of its repository', () => {
  const project = join(root, 'site');
  mkdirSync(project);
  renameSync(join(root, 'content'), join(project, 'content'));
  git('init', '--quiet', '--initial-branch=main');
  commit('Publish');
  expect(publishedLedgers(project)?.map((ledgers) => [...ledgers.keys()])).toEqual([['test']]);
});
