import fc from 'fast-check';
import type { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { problemLines } from '../../src/article/problem.ts';
import { projectFrom } from '../../src/check/project.ts';
import { checkProject } from '../../src/check/rules.ts';
import { fixtureFiles, TODAY } from './rule-fixtures.ts';

const good = fixtureFiles('good');
// Most of what can go wrong is in the article that holds every construct.
const EVERY = 'content/articles/every-construct.mdx';
const path = fc.oneof(fc.constant(EVERY), fc.constantFrom(...good.keys()));

/** What authors type by mistake, and what makes parsers stumble. */
const TOKENS = [
  ...'{ } < > </ /> <Figure> </Figure> <Lang <Cite {/* */} <!-- <> {...a} [^ ]: [^first] ]( ![ ** ` ``` | --- #'.split(
    ' ',
  ),
  ...'\\ : " \' &a *a !!x [ {a: % @ null 2020-02-30 __proto__ constructor &#x202e; &#99999999; /%E0%A4%A'.split(
    ' ',
  ),
  ...[
    '<Lang is="',
    '{/* #p-bcdf */}',
    '> ',
    '- ',
    '- - ',
    ': ',
    '? ',
    '<<: ',
    'import a',
    'export ',
    'javascript:',
    'http://',
  ],
  ...['\n', '\n\n', '\t', '\r', ' ', '\0', '\uFEFF', '\u202E', '\u200D', '\uD800', '😀'],
];

const part = fc.double({ min: 0, max: 1, noNaN: true });
const mutation = fc.oneof(
  fc.record({
    how: fc.constant('insert' as const),
    at: part,
    token: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'binary', maxLength: 4 })),
  }),
  fc.record({ how: fc.constant('cut' as const), at: part, length: fc.nat(40) }),
  fc.record({
    how: fc.constantFrom('drop' as const, 'repeat' as const),
    at: part,
    by: fc.constantFrom('\n', '\n\n', ' '),
  }),
  fc.record({
    how: fc.constant('swap' as const),
    at: part,
    to: part,
    by: fc.constantFrom('\n', '\n\n', ' '),
  }),
  fc.record({ how: fc.constant('byte' as const), at: part, byte: fc.nat(255) }),
);
const edit = fc.record({
  path,
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
});

test('tells what is wrong inside the files that have it, whatever is done to them', () => {
  const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
    const files = new Map(good);
    for (const { path, mutations } of edits)
      files.set(path, mutations.reduce(mutated, files.get(path) ?? new Uint8Array()));
    const found = checkProject(projectFrom(files, TODAY));
    expect(found.flatMap((file) => outside(file, files))).toEqual([]);
    expect(
      problemLines(found).filter(
        (line) => !/^content\/\S+:\d+:\d+ {2}\S.*; \S.* \[[a-z0-9-]+\]$|^public\//.test(line),
      ),
    ).toEqual([]);
  });
  fc.assert(property, { numRuns: 100, seed: 20191223 });
});

function mutated(bytes: Uint8Array, change: Mutation): Uint8Array {
  if (change.how === 'byte') {
    const at = Math.floor(change.at * bytes.length);
    return Uint8Array.from([...bytes.subarray(0, at), change.byte, ...bytes.subarray(at + 1)]);
  }
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(changed(text, change));
}

function changed(text: string, change: Exclude<Mutation, { how: 'byte' }>): string {
  const at = Math.floor(change.at * text.length);
  if (change.how === 'insert') return text.slice(0, at) + change.token + text.slice(at);
  if (change.how === 'cut') return text.slice(0, at) + text.slice(at + change.length);
  const parts = text.split(change.by);
  const index = Math.min(Math.floor(change.at * parts.length), parts.length - 1);
  if (change.how === 'swap') {
    const other = Math.min(Math.floor(change.to * parts.length), parts.length - 1);
    return parts
      .map((each, here) => (here === index ? parts[other] : here === other ? parts[index] : each))
      .join(change.by);
  }
  return parts
    .flatMap((each, here) => (here === index ? (change.how === 'drop' ? [] : [each, each]) : [each]))
    .join(change.by);
}

/** What is said of a place that the file does not have. */
function outside({ path, messages }: VFile, files: Map<string, Uint8Array>): unknown[] {
  const lines = new TextDecoder().decode(files.get(path)).replace(/\r\n?/g, '\n').split('\n');
  return messages.filter(({ line = 0, column = 0 }) => {
    const length = lines[line - 1]?.length;
    return length === undefined || column < 1 || column > length + 1;
  });
}

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;
