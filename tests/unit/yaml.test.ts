import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { problemLines } from '../../src/article/problem.ts';
import { DATA, figureSchema, frontSchema, listOf, pageSchema } from '../../src/article/schema.ts';
import { readText } from '../../src/article/text.ts';
import { called, fieldsHolding, readYaml, valueAt } from '../../src/article/yaml.ts';

const text = z.string().trim().min(1).max(9);
const schema = z
  .strictObject({
    name: text.meta({ description: 'the name' }),
    day: z
      .string()
      .regex(/^\d+$/, { abort: true })
      .refine((day) => day !== '31', { error: ({ input }) => `there is no ${input}` })
      .meta({ description: 'a number', rule: 'day-rule', holds: 'date' })
      .optional(),
    kind: z.enum(['news', 'analysis']).default('news').meta({ description: 'news or analysis' }),
    parts: z
      .array(
        z
          .strictObject({ id: text.meta({ description: 'an id' }) })
          .meta({ title: 'part', description: 'its keys' }),
      )
      .default([])
      .meta({ description: 'a list of parts' }),
    from: z
      .array(z.string().min(1).meta({ title: 'id', description: 'the id of a source', holds: 'source' }))
      .optional()
      .meta({ description: 'a list of ids' }),
  })
  .meta({ title: 'the page', description: 'the keys of a page' });

const read = (yaml: string, by: z.ZodType = schema) => {
  const source = readText(new VFile({ path: 'a.yaml' }), Buffer.from(yaml));
  const result = readYaml(source, yaml, by);
  return { yaml: result, problems: problemLines([source.file]).map((line) => line.replace('a.yaml:', '')) };
};

test('gives the value that the schema makes of a text', () => {
  const { yaml, problems } = read('name: " A "\nday: "12"\nparts:\n  - id: one\n');
  expect(problems).toEqual([]);
  expect(yaml?.value).toEqual({ name: 'A', day: '12', kind: 'news', parts: [{ id: 'one' }] });
});

test.each([
  [
    'an unknown key',
    'name: A\nkindd: news\n',
    ['2:1  the page has the unknown key “kindd”; did you mean “kind”? [unknown-key]'],
  ],
  [
    'an unknown key that is near none',
    'name: A\n__proto__: 1\n',
    [
      '2:1  the page has the unknown key “__proto__”; the keys are name, day, kind, parts, from [unknown-key]',
    ],
  ],
  ['a missing key', 'kind: news\n', ['1:1  the page has no “name”; add “name:” with the name [missing-key]']],
  [
    'a missing key of a group in a list',
    'name: A\nparts:\n  - {}\n',
    ['3:5  part 1 has no “id”; add “id:” with an id [missing-key]'],
  ],
  ['an empty value', 'name: " "\n', ['1:1  “name” of the page is empty; write the name [empty-value]']],
  [
    'an empty value that may be left out',
    'name: A\nday:\n',
    ['2:1  “day” of the page is empty; write a number, or leave the line out [empty-value]'],
  ],
  [
    'a number',
    'name: 2019\n',
    ['1:7  “name” of the page is 2019 without quotes; write the name [wrong-type]'],
  ],
  ['a flag', 'name: true\n', ['1:7  “name” of the page is true without quotes; write the name [wrong-type]']],
  ['a list', 'name: [A]\n', ['1:7  “name” of the page is a list; write the name [wrong-type]']],
  [
    'a group of keys',
    'name: A\nparts: { id: a }\n',
    ['2:8  “parts” of the page is a group of keys; write a list of parts [wrong-type]'],
  ],
  [
    'a long text',
    'name: Ten letters\n',
    ['1:7  “name” of the page has 11 characters; write at most 9 [wrong-type]'],
  ],
  [
    'a value near an option',
    'name: A\nkind: analysys\n',
    ['2:7  “kind” of the page is “analysys”; did you mean “analysis”? [wrong-type]'],
  ],
  [
    'a value near no option',
    'name: A\nkind: x\n',
    ['2:7  “kind” of the page is “x”; write news or analysis [wrong-type]'],
  ],
  ['another form', 'name: A\nday: x\n', ['2:6  “day” of the page is “x”; write a number [day-rule]']],
  ['a refinement', 'name: A\nday: "31"\n', ['2:6  there is no 31; write a number [day-rule]']],
  [
    'a text in place of a group of keys',
    'name: A\nparts:\n  - one\n',
    ['3:5  part 1 is “one”; write its keys [wrong-type]'],
  ],
  [
    'no id in a list of ids',
    'name: A\nfrom: [a, 5]\n',
    ['2:11  id 2 is 5 without quotes; write the id of a source [wrong-type]'],
  ],
  ['nothing at all', '', ['1:1  the page is nothing; write the keys of a page [wrong-type]']],
])('says where there is %s, and what to write', (_, yaml, problems) => {
  expect(read(yaml).problems).toEqual(problems);
});

test.each([
  ['a: b', 'a group of keys'],
  ['words', '“words”'],
  ['', 'nothing'],
  ['null', 'nothing'],
])('says that “%s” is no list of entries', (yaml, found) => {
  expect(read(yaml, listOf(schema)).problems).toEqual([
    `1:1  the file is ${found}; write a list, each entry of it begun with “- id: …”, or [] for an empty one [missing-file]`,
  ]);
});

test('tells a refinement, a missing key and an unknown key together', () => {
  expect(read('day: "31"\nkin: x\n').problems).toEqual([
    '1:1  the page has no “name”; add “name:” with the name [missing-key]',
    '1:6  there is no 31; write a number [day-rule]',
    '2:1  the page has the unknown key “kin”; did you mean “kind”? [unknown-key]',
  ]);
});

test.each([
  ['a key twice', 'name: A\nname: B\n', '2:1  this key is here for the second time'],
  ['a colon in a value', 'name: A: B\n', '1:7  a colon and a space inside the value end it'],
  ['a tab', 'name: A\nparts:\n\t- id: a\n', '3:1  a tab cannot indent YAML'],
  ['lines that do not align', 'parts:\n  - id: a\n - id: b\n', '3:1  the indentation is wrong'],
  ['an alias', 'day: A\nname: *a\n', '2:7  a value cannot begin with * or &'],
  ['an anchor', 'day: A\nname: &Co is a firm\n', '2:7  a value cannot begin with * or &'],
  ['a reserved character', 'name: @a\n', '1:7  a value cannot begin with this character'],
  ['an open quote', 'name: "A\n', '2:1  a closing quote, bracket or colon is missing'],
  ['an open bracket', 'name: [A\n', '2:1  the indentation is wrong, or a bracket is open'],
  ['a second document', 'name: A\n---\nname: B\n', '2:1  a line --- begins a second document'],
  ['a tag', 'name: !A B\n', '1:7  the YAML cannot be read here (Unresolved tag: !A)'],
])('says where YAML cannot read %s, once', (_, yaml, problem) => {
  const { problems } = read(yaml);
  expect(problems.filter((line) => line.endsWith(' [yaml-syntax]'))).toEqual([
    expect.stringContaining(problem),
  ]);
});

test('reads what is right beside a key that is there twice, and nothing where YAML cannot be read', () => {
  expect(read('name: A\nname: B\n').yaml?.raw).toEqual({ name: 'B' });
  expect(read('name: [A\n').yaml).toBeUndefined();
  expect(read('['.repeat(10_000)).yaml).toBeUndefined();
});

test('points to a value, to its key, and from what is missing to what is nearest', () => {
  const { yaml } = read('name: A\nparts:\n  - id: one\n');
  const at = (path: (string | number)[], isKey?: boolean) => {
    const point = yaml?.at(path, isKey);
    return [point?.line, point?.column];
  };
  expect(at(['parts', 0, 'id'])).toEqual([3, 9]);
  expect(at(['parts', 0, 'id'], true)).toEqual([3, 5]);
  expect(at(['parts', 0, 'place'])).toEqual([3, 5]);
  expect(at(['parts', 4, 'place'])).toEqual([3, 3]);
  expect(at(['constructor'])).toEqual([1, 1]);
});

test('finds the fields that hold something whatever is wrong beside them, but no faulty one', () => {
  const { yaml } = read('nam: A\nday: "31"\nfrom: [a, 5, "", b]\n');
  const found = (kind: 'date' | 'source') => (yaml ? [...fieldsHolding(yaml, kind)] : []);
  expect(found('source')).toEqual([
    { path: ['from', 0], text: 'a' },
    { path: ['from', 3], text: 'b' },
  ]);
  expect(found('date')).toEqual([]);
});

test('finds an unquoted year as a date', () => {
  const { yaml } = read('from: 2017\nlanes: [{ marks: [{ date: 2018-02 }] }]\n', figureSchema);
  expect(yaml ? [...fieldsHolding(yaml, 'date')].map((field) => field.text) : []).toEqual([
    '2017',
    '2018-02',
  ]);
});

test('finds only what is under a path of its own', () => {
  const value = { a: [{ b: 1 }], c: null };
  expect(valueAt(value, 'a', 0, 'b')).toBe(1);
  for (const path of [['constructor'], ['c', 'd'], ['a', 'length', 'x'], ['a', 1, 'b']])
    expect(valueAt(value, ...path)).toBeUndefined();
});

test('speaks of an entry by its id, else by its number', () => {
  const { yaml } = read('- id: one\n- id: 5\n', listOf(DATA.people));
  expect(yaml && [called(yaml, [0]), called(yaml, [1])]).toEqual(['person “one”', 'person 2']);
});

test.each(
  Object.entries({
    ...DATA,
    frontmatter: frontSchema,
    figures: figureSchema,
    'a page’s frontmatter': pageSchema,
  }),
)('every field of %s says to authors what to write there', (_, object) => {
  const untold = fieldsOf(object).filter(
    ({ field, isGroup }) => !said(field)[isGroup ? 'title' : 'description'],
  );
  expect(untold.map(({ name }) => name)).toEqual([]);
  expect(fieldsOf(object).length).toBeGreaterThan(3);
});

function fieldsOf(schema: z.ZodType, name = ''): { name: string; field: z.ZodType; isGroup: boolean }[] {
  const inside = inner(schema);
  const isGroup = inside instanceof z.ZodObject;
  const below = isGroup
    ? Object.entries(inside.shape).flatMap(([key, each]) => fieldsOf(each as z.ZodType, `${name}.${key}`))
    : inside instanceof z.ZodArray
      ? fieldsOf(inside.element as z.ZodType, `${name}[]`)
      : [];
  return [{ name, field: schema, isGroup }, ...below];
}

function inner(schema: z.ZodType): z.ZodType {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapped ? inner(schema.unwrap() as z.ZodType) : schema;
}

const said = (schema: z.ZodType): Record<string, unknown> => ({ ...inner(schema).meta(), ...schema.meta() });
