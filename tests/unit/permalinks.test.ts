import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAnchors } from '../../src/commands/anchors.ts';
import { builtProblems, sharePageProblems } from '../../src/integrations/built-anchors.ts';
import { sourceProblems, stopOn } from '../../src/integrations/permalinks.ts';
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
  const message =
    `${LEDGER}:4:1  p-3333, published on 2020-01-07, is missing from ${ARTICLE}; it began “Ministers did meet about twice a year, in”; ` +
    'put it back, or name it where its text is now ({/* #ID < p-3333 */}), or retire it: npm run anchors -- --retire p-3333 --near ID --note "WHY"';
  expect(sources()).toEqual([message]);
  expect(() => stopOn(sourceProblems(root, []))).toThrow(
    new Error(`the links into the articles are not in order:\n\n${message}\n\n1 problem\n`),
  );
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

const page = (body: string) => `<!doctype html><title>t</title><article>${body}</article>`;
const PAGE = page(
  '<h2 id="offer">The offer</h2><p id=p-2222><span id="p-3333" class="alias"></span>id="p-3333"</p>',
);

test.each([
  ['nothing when each id stands once', PAGE, []],
  [
    'an id that stands nowhere',
    PAGE.replace('id="offer"', ''),
    [
      'test/index.html:1:1  the live id offer stands nowhere in the page; let the component that draws this place put its id on one element',
    ],
  ],
  [
    'an alias that stands nowhere',
    PAGE.replace('id="p-3333" class', 'class'),
    [
      'test/index.html:1:1  the alias id p-3333 stands nowhere in the page; let the component that draws the place it leads to put one <span class="alias"> in it',
    ],
  ],
  [
    'an id that stands twice',
    PAGE.replace('<h2', '\n<div id="offer"></div><h2'),
    [
      'test/index.html:2:1  the live id offer stands 2 times in the page; let the component that draws this place put its id on one element',
    ],
  ],
  [
    'an id of no ledger',
    PAGE.replace('<h2', '<p id="p-9999"></p><h2'),
    ['test/index.html:1:1  “p-9999” is an id of the page and not of the ledger; run npm run anchors'],
  ],
  [
    'an id with white space',
    PAGE.replace('<h2', '<p id="a b"></p><h2'),
    ['test/index.html:1:1  “a b” is no id that a link can name; use lower-case letters, digits and hyphens'],
  ],
  [
    'an id in upper case',
    PAGE.replace('<h2', '<p id="Top"></p><h2'),
    ['test/index.html:1:1  “Top” is no id that a link can name; use lower-case letters, digits and hyphens'],
  ],
  [
    'an empty id',
    PAGE.replace('<h2', '<p id=""></p><h2'),
    ['test/index.html:1:1  “” is no id that a link can name; use lower-case letters, digits and hyphens'],
  ],
])('reports in a built page %s', (_, html, problems) => {
  write(ARTICLE, source(HEADING, `${ONE} ${TWO} {/* #p-2222 < p-3333 */}`));
  anchors();
  write('dist/test/index.html', html);
  expect(problemLines(builtProblems(root, join(root, 'dist')))).toEqual(problems);
});

test('reports a removed passage without its note in the built page', () => {
  write(ARTICLE, source(HEADING, one));
  anchors({ retire: ['p-3333'], near: 'offer', note: 'Removed.' });
  write('dist/test/index.html', page('<h2 id="offer">The offer</h2><p id="p-2222"></p>'));
  expect(problemLines(builtProblems(root, join(root, 'dist')))).toEqual([
    'test/index.html:1:1  the gone id p-3333 stands nowhere in the page; let the page draw its note once, near the place that the ledger names',
  ]);
});

test('reports an article that was not built', () => {
  expect(problemLines(builtProblems(root, join(root, 'dist')))).toEqual([
    'test/index.html:1:1  the article was not built; build it, since links lead there',
  ]);
});

test('reports each id without a share page', () => {
  write('dist/test/at/offer/index.html', '');
  expect(problemLines(sharePageProblems(root, join(root, 'dist')))).toEqual([
    `${LEDGER}:3:1  p-2222 has no share page test/at/p-2222/index.html; make the page route list every id of the ledger`,
    `${LEDGER}:4:1  p-3333 has no share page test/at/p-3333/index.html; make the page route list every id of the ledger`,
  ]);
});
