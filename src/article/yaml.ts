import { z } from 'astro/zod';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml';
import { location } from 'vfile-location';
import { nearest } from './nearest.ts';
import { say } from './problem.ts';
import { didYouMean, quoted, TOP } from './text.ts';

/**
 * A YAML text by its schema, with the way back from a value to its place in the file. What is wrong with its spelling or its
 * values goes to the file's messages; undefined where it cannot be read at all. Lines and columns are those of `text`.
 */
export function readYaml<Schema extends z.ZodType>(
  file: VFile,
  text: string,
  schema: Schema,
): Yaml<z.infer<Schema>> | undefined {
  const document = parsed(file, text);
  if (!document) return undefined;
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const places = location(text);
  const at = (path: Path, isKey = false): Point => places.toPoint(offsetOf(document, path, isKey)) ?? TOP;
  const yaml: Yaml<z.infer<Schema>> = { value: undefined, raw, at, schema };
  const result = schema.safeParse(raw);
  if (result.success) return { ...yaml, value: result.data };
  for (const issue of result.error.issues)
    for (const { path, isKey, what, instead, rule } of said(issue, yaml))
      say(file, at(path, isKey), what, instead, rule);
  return yaml;
}

/** The right texts in a YAML whose fields hold dates, or ids of sources, faulty neighbours or not. */
export function* fieldsHolding(yaml: Yaml<unknown>, kind: 'date' | 'source'): Generator<Field> {
  yield* fields(yaml.raw, yaml.schema, [], kind);
}

/** What is under a path in a value, or undefined. */
export function under(value: unknown, ...path: Path): unknown {
  return path.reduce(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as never)[key] : undefined,
    value,
  );
}

/** What a message calls the group of keys at a path: "key point 1", "source “dpa-2019”". */
export function called({ raw, schema }: Yaml<unknown>, path: Path): string {
  const { title } = metaOf(schemaAt(schema, path));
  const [id, last] = [under(raw, ...path, 'id'), path.at(-1)];
  if (typeof id === 'string') return `${title} “${id}”`;
  return typeof last === 'number' ? `${title} ${last + 1}` : String(title);
}

/** What a schema says of a field for authors, however it is wrapped. */
export function metaOf(schema: z.ZodType | undefined): Meta {
  return (schema?.meta() ?? inner(schema)?.meta() ?? {}) as Meta;
}

function parsed(file: VFile, text: string): Document | undefined {
  const places = location(text);
  const told = new Set<number>();
  // What the parser did not expect after a fault, in the same line or as such, is a consequence of it.
  const tell = (offset: number, [what, instead]: Fault): void => {
    const point = places.toPoint(Math.min(offset, text.length)) ?? TOP;
    if (!told.has(point.line)) say(file, point, what, instead, 'yaml-syntax');
    told.add(point.line);
  };
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    const errors = [...document.errors, ...document.warnings].filter(
      ({ code }, index) => index === 0 || code !== 'UNEXPECTED_TOKEN',
    );
    for (const error of errors) tell(error.pos[0], faultOf(error as YAMLParseError, text));
    let isRead = errors.every(({ code }) => code === 'DUPLICATE_KEY');
    visit(document, {
      Alias: (_, { range }) => {
        tell(range?.[0] ?? 0, ALIAS);
        isRead = false;
      },
    });
    return isRead ? document : undefined;
  } catch {
    // Nested so deeply that the parser gives up.
    tell(0, ['the YAML cannot be read', 'nest it less deeply']);
    return undefined;
  }
}

function faultOf({ code, message, pos }: YAMLParseError, text: string): Fault {
  const before = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1, pos[0]);
  const kind = /^\s*\t$/.test(before) ? 'TAB_AS_INDENT' : code;
  // Where a line begins no value can have ended.
  if (kind === 'BLOCK_AS_IMPLICIT_KEY' && !before.trim()) return INDENT;
  const other: Fault = [
    `the YAML cannot be read here (${message.split('\n')[0]})`,
    'put the value in quotes, or fix the line',
  ];
  return FAULTS[kind] ?? other;
}

const ALIAS: Fault = [
  'a value that begins with * or & means something else in YAML',
  'put the whole value in quotes',
];

const INDENT: Fault = [
  'the indentation differs from that of the lines around it, or a bracket before it is open',
  'indent it as they are, or close the bracket',
];

const FAULTS: Record<string, Fault> = {
  DUPLICATE_KEY: ['this key stands here for the second time', 'keep one of the two'],
  BLOCK_AS_IMPLICIT_KEY: ['a colon and a space inside the value end it', 'put the whole value in quotes'],
  TAB_AS_INDENT: ['a tab cannot indent YAML', 'indent with spaces'],
  BAD_INDENT: INDENT,
  BAD_ALIAS: ALIAS,
  BAD_SCALAR_START: ['a value cannot begin with this sign', 'put the whole value in quotes'],
  MISSING_CHAR: ['a closing quote, bracket or colon is missing', 'add it'],
  MULTILINE_IMPLICIT_KEY: ['a quote or bracket before this is still open', 'close it on its own line'],
  MULTIPLE_DOCS: ['a line --- begins a second document', 'take the line out'],
};

/** An issue of the schema in an author's words. */
function* said(issue: z.core.$ZodIssue, yaml: Yaml<unknown>): Generator<Said> {
  const { raw, schema } = yaml;
  const path = issue.path as Path;
  const key = path.at(-1);
  const found = under(raw, ...path);
  const field = schemaAt(schema, path);
  const { description, title, rule = 'wrong-type' } = metaOf(field);
  const write = `write ${description}`;
  if (key === undefined && title === undefined) {
    const instead = 'begin each entry with “- id: …”, or write [] for an empty list';
    return yield { path, what: 'the file holds no list', instead, rule: 'missing-file' };
  }
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys((inner(field) as z.ZodObject).shape);
    for (const each of issue.keys) {
      const what = `${called(yaml, path)} has the unknown key ${quoted(each)}`;
      const instead = didYouMean(nearest(each, known), `the keys are ${known.join(', ')}`);
      yield { path: [...path, each], isKey: true, what, instead, rule: 'unknown-key' };
    }
    return;
  }
  if (title !== undefined) {
    const what = `${called(yaml, path)} is ${named(found)}`;
    return yield { path, what, instead: 'write its keys, each on a line as key: value', rule };
  }
  const owner = called(yaml, path.slice(0, -1));
  const name = `“${String(key)}” of ${owner}`;
  if (typeof key === 'number') {
    const what = `${named(found)} is among the ids of sources`;
    yield { path, what, instead: write, rule };
  } else if (!Object.hasOwn(Object(under(raw, ...path.slice(0, -1))), key ?? '')) {
    const what = `${owner} has no “${String(key)}”`;
    yield {
      path: path.slice(0, -1),
      what,
      instead: `add “${String(key)}:” with ${description}`,
      rule: 'missing-key',
    };
  } else if (isEmpty(found)) {
    const instead = field?.safeParse(undefined).success ? `${write}, or leave the line out` : write;
    yield { path, isKey: true, what: `${name} is empty`, instead, rule: 'empty-value' };
  } else if (issue.code === 'invalid_type') {
    const isBare = /^(number|boolean)$/.test(typeof found) && issue.expected === 'string';
    yield {
      path,
      what: `${name} is ${named(found)}`,
      instead: isBare ? 'put it in quotes' : write,
      rule: 'wrong-type',
    };
  } else if (issue.code === 'too_big') {
    const instead = `write at most ${issue.maximum}`;
    yield { path, what: `${name} has ${String(found).length} characters`, instead, rule };
  } else {
    const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const what =
      issue.code === 'custom' && issue.message !== INVALID
        ? issue.message
        : `${name} is ${quoted(String(found))}`;
    yield { path, what, instead: didYouMean(nearest(String(found), options), write), rule };
  }
}

/** What zod says of a refinement that says nothing itself. */
const INVALID = 'Invalid input';

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && !value.trim()) ||
  (Array.isArray(value) && value.length === 0);

function named(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  return typeof value === 'object'
    ? 'a group of keys'
    : `the ${typeof value === 'boolean' ? 'value' : 'number'} ${String(value)}`;
}

function* fields(value: unknown, schema: z.ZodType | undefined, path: Path, kind: string): Generator<Field> {
  if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      yield* fields(each, schemaAt(schema, [step]), [...path, step], kind);
    }
  else if (metaOf(schema).holds === kind && schema?.safeParse(value).success)
    yield { path, text: String(value) };
}

/** Where the value at a path begins, else the nearest that is there; or its key. */
function offsetOf(document: Document, path: Path, isKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, step] of path.entries()) {
    const found = isMap(node)
      ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    const isLast = depth === path.length - 1;
    node = isPair(found) ? ((isKey && isLast) || !found.value ? found.key : found.value) : found;
    if (!isNode(node)) return offset;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function schemaAt(schema: z.ZodType | undefined, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => {
    const own = inner(at);
    if (own instanceof z.ZodArray) return own.element as z.ZodType;
    return own instanceof z.ZodObject && Object.hasOwn(own.shape, step)
      ? own.shape[step as string]
      : undefined;
  }, schema);
}

/** A schema without what makes it optional or prepares its value. */
function inner(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return inner(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? inner(schema.out as z.ZodType) : schema;
}

type Meta = { description?: string; title?: string; rule?: string; holds?: string };
type Fault = [what: string, instead: string];
type Said = { path: Path; isKey?: boolean; what: string; instead: string; rule: string };
type Path = readonly (string | number)[];

/** A text field and where it is. */
export interface Field {
  path: Path;
  text: string;
}

export interface Yaml<T> {
  /** What the schema makes of it; undefined where something is wrong. */
  value: T | undefined;
  /** What is written, right or wrong. */
  raw: unknown;
  /** Where a value begins, or its key; of what is not there, the nearest that is. */
  at: (path: Path, isKey?: boolean) => Point;
  schema: z.ZodType;
}
