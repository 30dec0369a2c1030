import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemLines } from '../../src/article/problem.ts';
import { projectFrom, readProject, type Project } from '../../src/check/project.ts';
import { ARTICLE_RULES, checkProject, PAGE_RULES, PROJECT_RULES } from '../../src/check/rules.ts';
import { expected, FIXTURES, fixtureFiles, fixtureProject, TODAY } from './rule-fixtures.ts';

const ROOT = join(import.meta.dirname, '../..');
const said = (project: Project): string[] => problemLines(checkProject(project));
/** What is found while a file is read. */
const READING =
  `date-calendar empty-value expression frontmatter import-export language-tag mdx-syntax missing-file
  missing-key not-utf8 unclosed-jsx unknown-key wrong-type yaml-syntax`.split(/\s+/);
const TABLES = [ARTICLE_RULES, PAGE_RULES, PROJECT_RULES];
const RULES = [...new Set([...READING, ...TABLES.flatMap(Object.keys)])].sort();
/** One fixture is a large article, which a busy machine reads for a while. */
const DEADLINE = 60_000;
const broken = FIXTURES.filter((name) => name !== 'good');

test.each(broken)(
  '%s says what its fixture breaks, where, and what to write instead',
  (name) => {
    expect(said(fixtureProject(name))).toEqual(expected(name));
  },
  DEADLINE,
);

test('every rule has a fixture that breaks it and no other rule', () => {
  const found = broken.map((name) => [
    name,
    [...new Set(expected(name).map((line) => /\[([\w-]+)\]$/.exec(line)?.[1]))],
  ]);
  expect(found).toEqual(RULES.map((id) => [id, [id]]));
});

test('CONTRIBUTING.md explains every rule once, and no other', () => {
  const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const chapter = page.split(/^## /m).find((each) => each.startsWith('Rules\n')) ?? '';
  const rows = [...chapter.matchAll(/^\| `([\w-]+)` +\| +\S/gm)].map(([, id]) => id);
  expect(rows.sort()).toEqual(RULES);
});

test('says nothing of articles and data that use everything there is', () => {
  expect(said(fixtureProject('good'))).toEqual([]);
});

test('says nothing of the published content', () => {
  expect(said(readProject(ROOT))).toEqual([]);
});

test('finds everything at the same place whether an editor writes CRLF, a byte order mark or neither', () => {
  for (const name of ['pull-quote', 'unknown-key', 'unclosed-jsx', 'wrong-type', 'footnote-undefined']) {
    const files = [...fixtureFiles(name)].map(([path, bytes]): [string, Uint8Array] => {
      const text = Buffer.from(bytes).toString('utf8');
      return [
        path,
        /\.(svg|png|jpg)$/.test(path) ? bytes : Buffer.from(`\uFEFF${text.replace(/\n/g, '\r\n')}`),
      ];
    });
    expect(said(projectFrom(new Map(files), TODAY))).toEqual(expected(name));
  }
});

test('keeps silent about the future where no day of reference is given', () => {
  expect(said(projectFrom(fixtureFiles('date-future')))).toEqual([]);
});

test.each([
  {
    slug: 'second-article',
    id: 'end',
    words: '## The end {/* #end */}',
    fault: '## The end {#end}',
    said: ':10:12  the brace at “{#end}” begins code; write &#123; for a brace, and ids as {/* #id */} [expression]',
  },
  {
    slug: 'every-construct',
    id: 'p-bcdf',
    words: '5 < 6',
    fault: '5 <6',
    said: ':37:26  “<6, [brackets] and \\[^escaped]” cannot be read; write &lt; for the character < [mdx-syntax]',
  },
])(
  'says nothing is missing from $slug where a part of it cannot be read',
  ({ slug, id, words, fault, said: problem }) => {
    const files = fixtureFiles('good');
    const path = `content/articles/${slug}.mdx`;
    const ledger = `content/permalinks/${slug}.json`;
    const edit = (name: string, from: string | RegExp, to: string): unknown =>
      files.set(
        name,
        Buffer.from(
          Buffer.from(files.get(name) ?? [])
            .toString('utf8')
            .replace(from, to),
        ),
      );
    edit(path, words, fault);
    // Which would know of the place.
    edit(ledger, new RegExp(`^"${id}".*\n`, 'm'), '');
    expect(said(projectFrom(files, TODAY))).toEqual([path + problem]);
  },
);
