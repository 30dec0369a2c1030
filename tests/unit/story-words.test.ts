import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProject } from '../../src/check/project.ts';
import { ROOT } from './imports.ts';

const lines = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|astro|css)$/.test(path) && path !== 'site.ts')
  .flatMap((path) => {
    const text = readFileSync(join(ROOT, 'src', path), 'utf8');
    return text.split('\n').map((line, at) => ({ where: `src/${path}:${at + 1}`, words: wordsOf(line) }));
  });

/** What an example of a date or of a language's tag is of. */
const EXAMPLES = `January February March April May June July August September October November December
  English German`.split(/\s+/);
/** A word that the code writes in lower case too is no name, even where an article has “Article 5”. */
const common = new Set([...EXAMPLES, ...lines.flatMap(({ words }) => words.map(capitalised))]);
const named = new Set(wordsOfTheStory().filter((word) => !common.has(word)));

test('no line of src but site.ts knows a name or a year of the articles', () => {
  const known = lines.flatMap(({ where, words }) =>
    words.filter((word) => named.has(word)).map((word) => `${where} has ${word}`),
  );
  expect(known).toEqual([]);
});

/** The names of people and of lanes, the words with a capital within a sentence and the years in all of content/ but the titles of sources. */
function wordsOfTheStory(): string[] {
  const { articles, data, figures } = readProject(ROOT);
  const drawn = figures.map(({ yaml }) => yaml?.raw as { lanes?: { name?: string }[] });
  const entries = Object.values(data).flatMap((file) => (file.name === 'sources' ? [] : file.entries));
  const withName = [...entries, ...drawn.flatMap(({ lanes = [] }) => lanes)] as { name?: unknown }[];
  const names = withName.map(({ name = '' }) => String(name));
  const prose = articles.flatMap(({ places }) => places.map(({ text }) => text));
  const texts = [...prose, ...strings([articles.map(({ front }) => front?.raw), entries, drawn])];
  return [
    ...names.flatMap((name) => name.match(/\p{L}{4,}/gu) ?? []),
    ...texts.flatMap((text) => text.match(/(?<=[\p{Ll},] )\p{Lu}\p{L}{3,}/gu) ?? []),
    ...prose.flatMap((text) => text.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? []),
  ];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Of a word in lower case; nothing of any other. */
function capitalised(word: string): string {
  return /^\p{Ll}/u.test(word) ? word[0]?.toUpperCase() + word.slice(1) : '';
}
