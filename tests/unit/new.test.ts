import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { draftSlug, nextSteps, writeDraft } from '../../src/commands/new.ts';
import { problemLines } from '../../src/article/problem.ts';
import { frontSchema } from '../../src/article/schema.ts';
import { readProject } from '../../src/check/project.ts';
import { checkProject } from '../../src/check/rules.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DAY = '2026-11-23';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'));
  cpSync(join(ROOT, 'tests/fixtures/rules/good'), root, { recursive: true });
  for (const folder of ['public', 'src/pages'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('writes a draft that the checker accepts as it is', () => {
  const before = problems();
  const path = writeDraft(root, 'A “quoted” headline: with a colon, a \\ and # signs', DAY);
  expect(path).toBe('content/articles/a-quoted-headline-with-a-colon-a-and-signs.mdx');
  expect(problems()).toEqual(before);
});

test('keeps the headline word for word and marks the article as a draft of the day', () => {
  const { frontmatter } = draft('He said: "yes" — #1 \\ 50 %');
  expect(frontmatter).toMatchObject({
    headline: 'He said: "yes" — #1 \\ 50 %',
    draft: true,
    published: DAY,
  });
});

test('names every field that an article may have', () => {
  const { text } = draft('Any headline');
  for (const key of Object.keys(frontSchema.shape)) expect(text).toMatch(new RegExp(`^(?:# )?${key}:`, 'm'));
});

test('cannot be published with nothing but its placeholders', () => {
  const { path, text } = draft('Any headline');
  writeFileSync(join(root, path), text.replace('draft: true\n', ''));
  expect(problems()).toContain(
    `${path}:${line(text, 'Write here.') - 1}:1  the passage “Write here.” has no note; write [^name] after what it claims, and a line [^name]: with the source [paragraph-without-note]`,
  );
});

test('takes no address that links lead to', () => {
  writeFileSync(join(root, 'content/permalinks/any-headline.json'), '');
  expect(() => writeDraft(root, 'Any headline', DAY)).toThrow(
    new Error(
      '/any-headline/ is the address of content/permalinks/any-headline.json; choose another with --slug',
    ),
  );
});

test('leaves an article that is there as it is', () => {
  const { path, text } = draft('Any headline');
  expect(() => writeDraft(root, 'Any headline!', DAY)).toThrow(
    new Error(
      '/any-headline/ is the address of content/articles/any-headline.mdx; choose another with --slug',
    ),
  );
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

test('takes the address that is asked for', () => {
  expect(writeDraft(root, 'Чайка', DAY, 'gull')).toBe('content/articles/gull.mdx');
});

test.each([
  ['   ', undefined, 'The headline is empty; write npm run new -- "Headline"'],
  ['a'.repeat(111), undefined, 'The headline has 111 characters; write at most 110'],
  [
    'Чайка 対話',
    undefined,
    '“Чайка 対話” makes no address; add --slug with lower-case ASCII words and hyphens, such as --slug two-words',
  ],
  [
    'Чайка',
    'Two Words',
    '“Two Words” makes no address; add --slug with lower-case ASCII words and hyphens, such as --slug two-words',
  ],
  [
    'Чайка',
    '../../x',
    '“../../x” makes no address; add --slug with lower-case ASCII words and hyphens, such as --slug x',
  ],
  [
    'Colophon',
    undefined,
    '/colophon/ is the address of src/pages/colophon.astro; choose another with --slug',
  ],
  ['Assets', undefined, '/assets/ is the address of a page of the site; choose another with --slug'],
  ['Fonts', undefined, '/fonts/ is the address of public/fonts; choose another with --slug'],
])('refuses the headline “%s” with the slug %s', (headline, slug, message) => {
  const before = readdirSync(join(root, 'content/articles'));
  expect(() => writeDraft(root, headline, DAY, slug)).toThrow(new Error(message));
  expect(readdirSync(join(root, 'content/articles'))).toEqual(before);
});

test.each([
  ['The keeper’s offer of a meeting', 'the-keepers-offer-of-a-meeting'],
  ['Größe, Łódź, smørrebrød & Ærø', 'grosse-lodz-smorrebrod-aero'],
  ['Çà et là — 2019', 'ca-et-la-2019'],
  ['Meeting in Москва', 'meeting-in'],
  [
    'One word after another until the address has become far too long',
    'one-word-after-another-until-the-address-has-become-far-too',
  ],
  ['Москва', ''],
])('makes of “%s” the address “%s”', (headline, slug) => {
  expect(draftSlug(headline)).toBe(slug);
});

test('says what to do next', () => {
  expect(nextSteps('content/articles/a.mdx')).toBe(
    `content/articles/a.mdx is a draft: no build publishes it.
  write it        its fields are explained in the file
  see it          npm run dev
  check it        npm run check
  publish it      take the line draft: true out, then npm run anchors and npm run build`,
  );
});

function draft(headline: string) {
  const path = writeDraft(root, headline, DAY);
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, frontmatter: parse(text.split('---\n')[1] ?? '') as unknown };
}

const problems = (): string[] => problemLines(checkProject(readProject(root)));

const line = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
