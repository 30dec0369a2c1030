import { z } from 'astro/zod';
import type { Point } from 'unist';
import { isAlias, isMap, isNode, isSeq, parseDocument, visit, YAMLParseError } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import { nearest } from './nearest.ts';
import { say } from './problem.ts';
import { didYouMean, quoted, TOP, type TextFile } from './text.ts';

/**
 * The YAML in a file by its schema, with the way back from a value to its place. What is wrong with its spelling or its
 * values goes to the file's messages; undefined where it cannot be read at all. Offsets in `text` are those in the file.
 */
export function readYaml<Schema extends z.ZodType>(source: TextFile, text: string, schema: Schema) {
  const document = parsed(source, text);
  if (!document) return undefined;
  const raw: unknown = document.toJS();
  const at = (path: Path, isKey = false): Point => source.at(offsetOf(document.contents, path, isKey));
  const { data: value, error } = schema.safeParse(raw);
  const yaml: Yaml<z.infer<Schema>> = { value, raw, at, schema };
  for (const issue of error?.issues ?? [])
    for (const finding of findings(issue, yaml)) say(source.file, ...finding);
  return yaml;
}

/** The right texts in a YAML whose fields hold dates, or ids of sources, faulty neighbours or not. */
export function* fieldsHolding(
  { raw, schema }: Pick<Yaml<unknown>, 'raw' | 'schema'>,
  kind: 'date' | 'source',
  path: Path = [],
): Generator<{ path: Path; text: string }> {
  if (metaOf(schema).holds === kind && schema.safeParse(raw).success) yield { path, text: String(raw) };
  if (typeof raw !== 'object' || raw === null) return;
  for (const [key, value] of Object.entries(raw)) {
    const step = Array.isArray(raw) ? Number(key) : key;
    const field = schemaAt(schema, [step]);
    if (field) yield* fieldsHolding({ raw: value, schema: field }, kind, [...path, step]);
  }
}

/** What is under a path in a value, or undefined. */
export function valueAt(value: unknown, ...path: Path): unknown {
  return path.reduce((at, key) => (Object.hasOwn(Object(at), key) ? (at as never)[key] : undefined), value);
}

/** What a message calls the group of keys at a path: "key point 1", "source “agency-2001”". */
export function called({ raw, schema }: Yaml<unknown>, path: Path): string {
  const { title } = metaOf(schemaAt(schema, path));
  const [id, last] = [valueAt(raw, ...path, 'id'), path.at(-1)];
  if (typeof id === 'string') return `${title} “${id}”`;
  return typeof last === 'number' ? `${title} ${last + 1}` : String(title);
}

/** What a schema says of a field for authors, however it is wrapped. */
export function metaOf(schema: z.ZodType | undefined): Meta {
  return (schema?.meta() ?? inner(schema)?.meta() ?? {}) as Meta;
}

function parsed({ file, at }: TextFile, text: string): Document | undefined {
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    const faults: YAMLError[] = [...document.errors, ...document.warnings];
    visit(document, {
      Node: (_, node) => {
        const begins = text.lastIndexOf(isAlias(node) ? '*' : '&', node.range?.[0]);
        if (isAlias(node) || node.anchor) faults.push(new YAMLParseError([begins, 0], 'BAD_ALIAS', ''));
      },
    });
    // What the parser did not expect after a fault, in the same line or as such, is a consequence of it.
    const shown = faults.filter(({ code }, index) => index === 0 || code !== 'UNEXPECTED_TOKEN').toReversed();
    const firsts = new Map(shown.map((fault) => [at(fault.pos[0]).line, fault]));
    for (const fault of firsts.values()) say(file, at(fault.pos[0]), ...faultOf(fault, text), 'yaml-syntax');
    return faults.every(({ code }) => code === 'DUPLICATE_KEY') ? document : undefined;
  } catch {
    // Nested so deeply that the parser gives up.
    say(file, TOP, 'the YAML cannot be read', 'nest it less deeply', 'yaml-syntax');
    return undefined;
  }
}

function faultOf({ code, message, pos: [offset] }: YAMLError, text: string): Fault {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  // Where a line begins no value can have ended.
  const kind = before.endsWith('\t') ? 'TAB_AS_INDENT' : code.replace('BLOCK_AS_IMPLICIT_KEY', 'BAD_INDENT');
  const what = `the YAML cannot be read here (${message.split('\n')[0]})`;
  return FAULTS[before.trim() ? code : kind] ?? [what, 'put the value in quotes, or fix the line'];
}

const FAULTS: Record<string, Fault> = {
  DUPLICATE_KEY: ['this key is here for the second time', 'keep one of the two'],
  BLOCK_AS_IMPLICIT_KEY: ['a colon and a space inside the value end it', 'put the whole value in quotes'],
  TAB_AS_INDENT: ['a tab cannot indent YAML', 'indent with spaces'],
  BAD_INDENT: ['the indentation is wrong, or a bracket is open', 'align the line, or close the bracket'],
  BAD_ALIAS: ['a value cannot begin with * or &', 'put the whole value in quotes'],
  BAD_SCALAR_START: ['a value cannot begin with this character', 'put the whole value in quotes'],
  MISSING_CHAR: ['a closing quote, bracket or colon is missing', 'add it'],
  MULTILINE_IMPLICIT_KEY: ['a quote or bracket before this is still open', 'close it on its own line'],
  MULTIPLE_DOCS: ['a line --- begins a second document', 'take the line out'],
};

/** An issue of the schema in an author's words. */
function* findings(issue: z.core.$ZodIssue, yaml: Yaml<unknown>): Generator<[Point, ...Fault, rule: string]> {
  const path = issue.path as Path;
  const found = valueAt(yaml.raw, ...path);
  const field = schemaAt(yaml.schema, path);
  const { description, title, rule = 'wrong-type' } = metaOf(field);
  const key = String(path.at(-1));
  const owner = called(yaml, title ? path : path.slice(0, -1));
  const name = title ? owner : `“${key}” of ${owner}`;
  const where = yaml.at(path);
  const write = `write ${description}`;
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys((inner(field) as z.ZodObject).shape).filter(
      (each) => !issue.keys.includes(each),
    );
    for (const each of issue.keys) {
      const what = `${owner} has the unknown key ${quoted(each)}`;
      const instead = didYouMean(nearest(each, known), `the keys are ${known.join(', ')}`);
      yield [yaml.at([...path, each], true), what, instead, 'unknown-key'];
    }
  } else if (found === undefined) {
    yield [where, `${owner} has no “${key}”`, `add “${key}:” with ${description}`, 'missing-key'];
  } else if (!title && isEmpty(found)) {
    const instead = field?.safeParse(undefined).success ? `${write}, or leave the line out` : write;
    yield [yaml.at(path, true), `${name} is empty`, instead, 'empty-value'];
  } else if (issue.code === 'too_big') {
    yield [where, `${name} has ${String(found).length} characters`, `write at most ${issue.maximum}`, rule];
  } else {
    const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const what = issue.code === 'custom' ? issue.message : `${name} is ${named(found)}`;
    yield [where, what, didYouMean(nearest(String(found), options), write), rule];
  }
}

const isEmpty = (value: unknown): boolean => !String(value ?? '').trim();

function named(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return value ? 'a group of keys' : 'nothing';
  return typeof value === 'string' ? quoted(value) : `${String(value)} without quotes`;
}

/** Where the value at a path begins, else the nearest that is there; or its key. */
function offsetOf(node: unknown, [step, ...rest]: Path, isKey: boolean, otherwise = 0): number {
  if (!isNode(node)) return otherwise;
  const start = node.range?.[0] ?? otherwise;
  if (step === undefined) return start;
  if (isSeq(node)) return offsetOf(node.items[Number(step)], rest, isKey, start);
  const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
  const next = isKey && rest.length === 0 ? pair?.key : (pair?.value ?? pair?.key);
  return offsetOf(next, rest, isKey, start);
}

function schemaAt(schema: z.ZodType | undefined, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => {
    const own = inner(at);
    if (own instanceof z.ZodArray) return own.element as z.ZodType;
    return own instanceof z.ZodObject ? (valueAt(own.shape, step) as z.ZodType | undefined) : undefined;
  }, schema);
}

/** A schema without what makes it optional. */
function inner(schema: z.ZodType | undefined): z.ZodType | undefined {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapped ? inner(schema.unwrap() as z.ZodType) : schema;
}

type Meta = { description?: string; title?: string; rule?: string; holds?: string };
type Fault = [what: string, instead: string];
type Path = readonly (string | number)[];

export interface Yaml<T> {
  /** What the schema makes of it; undefined where something is wrong. */
  value: T | undefined;
  /** What is written, right or wrong. */
  raw: unknown;
  /** Where a value begins, or its key; of what is not there, the nearest that is. */
  at: (path: Path, isKey?: boolean) => Point;
  schema: z.ZodType;
}
