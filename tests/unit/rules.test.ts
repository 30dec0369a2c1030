import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'astro/zod';
import { problemsIn, RULES } from '../../src/rules/all.ts';
import { problemText } from '../../src/rules/problem.ts';
import { projectFrom, readProject, type Project } from '../../src/rules/project.ts';
import { ARTICLE, ENTRIES, type Shape } from '../../src/rules/reading/shapes.ts';
import { overview } from '../../src/rules/report.ts';
import { expected, FIXTURES, fixtureFiles, fixtureProject, TODAY } from './rule-fixtures.ts';

vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }));

const ROOT = join(import.meta.dirname, '../..');
const said = (project: Project): string[] => problemsIn(project).map(problemText);
const broken = FIXTURES.filter((name) => name !== 'good');

test.each(broken)('%s says what its fixture breaks, where, and what to write instead', (name) => {
  expect(said(fixtureProject(name))).toEqual(expected(name));
});

test('every rule has a fixture that breaks it and no other rule', () => {
  const told = broken.map((name) => [
    name,
    [...new Set(expected(name).map((line) => /\[([\w-]+)\]$/.exec(line)?.[1]))],
  ]);
  expect(told).toEqual(RULES.map(({ id }) => [id, [id]]));
});

test('every file of src/rules with a rule is in the list of all rules', () => {
  const files = readdirSync(join(ROOT, 'src/rules')).filter((name) => name.endsWith('.ts'));
  const rules = files.filter((name) =>
    / = rule\('/.test(readFileSync(join(ROOT, 'src/rules', name), 'utf8')),
  );
  expect(rules).toEqual(RULES.map(({ id }) => `${id}.ts`));
});

test('says nothing of articles and data that use everything there is', () => {
  expect(said(fixtureProject('good'))).toEqual([]);
});

test('says nothing of the published content, and what it looked at', () => {
  const project = readProject(ROOT);
  expect(said(project)).toEqual([]);
  expect(overview(project)).toMatch(
    /^no problems in 1 article \([\d,]+ words, \d+ places\), \d+ sources, \d+ files of public\/$/,
  );
});

test('finds everything at the same place whether an editor writes CRLF, a byte order mark or neither', () => {
  for (const name of ['pull-quote', 'unknown-key', 'unclosed-jsx', 'wrong-type', 'footnote-undefined']) {
    const files = [...fixtureFiles(name)].map(([path, bytes]): [string, Uint8Array] => {
      const text = Buffer.from(bytes).toString('utf8');
      return [path, path.endsWith('.svg') ? bytes : Buffer.from(`\uFEFF${text.replace(/\n/g, '\r\n')}`)];
    });
    expect(said(projectFrom(new Map(files), TODAY))).toEqual(expected(name));
  }
});

test('keeps silent about the future where no day of reference is given', () => {
  expect(said(projectFrom(fixtureFiles('date-future')))).toEqual([]);
});

test('says nothing is missing from an article of which a part cannot be read', () => {
  const files = fixtureFiles('good');
  const path = 'content/articles/second-article.mdx';
  files.set(
    path,
    Buffer.from(
      Buffer.from(files.get(path) ?? [])
        .toString('utf8')
        .replace('## The end {/* #end */}', '## The end {#end}'),
    ),
  );
  expect(said(projectFrom(files))).toEqual([
    `${path}:10:12  the brace at “{#end}” begins code; write &#123; for a brace, and ids as {/* #id */} [expression]`,
  ]);
});

test('knows the keys that the schemas know, and which of them may be left out', async () => {
  const { collections } = (await import('../../src/content.config.ts')) as unknown as {
    collections: Record<string, { schema: z.ZodObject }>;
  };
  const shapes: Record<string, Shape> = { articles: ARTICLE, ...ENTRIES };
  expect(Object.keys(shapes).toSorted()).toEqual(Object.keys(collections).toSorted());
  for (const [name, shape] of Object.entries(shapes)) {
    expect([name, keysOf(shape)]).toEqual([name, schemaKeys(collections[name]?.schema)]);
  }
});

function keysOf(shape: Shape): string[] {
  return Object.entries(shape)
    .flatMap(([key, { optional, of }]) => [
      key + (optional ? '?' : ''),
      ...(of ? keysOf(of).map((inner) => `${key}.${inner}`) : []),
    ])
    .toSorted();
}

function schemaKeys(schema: z.ZodObject | undefined): string[] {
  return Object.entries(schema?.shape ?? {})
    .flatMap(([key, value]) => {
      const isOptional = (value as z.ZodType).safeParse(undefined).success;
      const inner =
        'removeDefault' in value
          ? (value as z.ZodDefault<z.ZodArray<z.ZodObject>>).removeDefault()
          : undefined;
      const nested =
        inner && 'element' in inner && inner.element instanceof z.ZodObject ? schemaKeys(inner.element) : [];
      return [key + (isOptional ? '?' : ''), ...nested.map((each) => `${key}.${each}`)];
    })
    .toSorted();
}
