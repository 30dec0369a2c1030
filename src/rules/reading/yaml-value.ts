import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  type ParsedNode,
  type YAMLParseError,
  type YAMLWarning,
} from 'yaml';
import type { Point } from '../rule.ts';
import { lined, pointAt } from './source-text.ts';

/** YAML as values that know where they stand, or what is wrong with its spelling; of two equal keys the first counts. */
export function yamlValue(text: string): { value: Value | undefined; faults: YamlFault[] } {
  // The parser's own counter ends where it gives up, before some of its errors.
  const lines = lined(text);
  try {
    const document = parseDocument(text, { prettyErrors: false });
    const point = (offset: number): Point => pointAt(lines, offset);
    const errors = [...document.errors, ...document.warnings].filter(isFirstOrOwn);
    const faults = errors.map((error) => ({ ...point(error.pos[0]), ...fault(error, text) }));
    const readable = document.contents && errors.every(({ code }) => code === 'DUPLICATE_KEY');
    return { value: readable ? valueOf(document.contents as ParsedNode, text, point) : undefined, faults };
  } catch {
    // Nested so deeply that the parser gives up.
    return {
      value: undefined,
      faults: [{ line: 1, column: 1, message: 'the YAML cannot be read', fix: 'nest it less deeply' }],
    };
  }
}

/** The value that a map has under a key. */
export function under(map: Value | undefined, key: string): Value | undefined {
  return map?.fields.find((field) => field.key === key)?.value;
}

function valueOf(node: ParsedNode, text: string, point: (offset: number) => Point): Value {
  const [from, to] = node.range;
  const base = { ...point(from), text: text.slice(from, to), plain: true, items: [], fields: [] };
  if (isMap(node)) {
    const fields = node.items.map(({ key, value }) => ({
      ...point(key.range[0]),
      key: isScalar(key) ? String(key.value) : text.slice(key.range[0], key.range[1]),
      value: value
        ? valueOf(value as ParsedNode, text, point)
        : { ...base, ...point(key.range[0]), kind: 'null' as const },
    }));
    return { ...base, kind: 'map', fields };
  }
  if (isSeq(node))
    return {
      ...base,
      kind: 'list',
      items: node.items.map((item) => valueOf(item as ParsedNode, text, point)),
    };
  if (isAlias(node) || !isScalar(node)) return { ...base, kind: 'other' };
  const kind = scalarKind(node.value);
  const plain = node.type === Scalar.PLAIN;
  return { ...base, kind, plain, text: kind === 'text' ? String(node.value) : base.text };
}

function scalarKind(value: unknown): Value['kind'] {
  if (value === null) return 'null';
  return (
    ({ string: 'text', number: 'number', bigint: 'number', boolean: 'flag' } as const)[
      typeof value as 'string'
    ] ?? 'other'
  );
}

/** What the parser did not expect after a fault is a consequence of it. */
function isFirstOrOwn({ code }: YAMLParseError | YAMLWarning, index: number): boolean {
  return index === 0 || code !== 'UNEXPECTED_TOKEN';
}

function fault(
  { code, message, pos }: YAMLParseError | YAMLWarning,
  text: string,
): { message: string; fix: string } {
  const first = message.split('\n')[0] ?? message;
  const indented =
    /^\s*$/.test(text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1, pos[0])) &&
    /\t$/.test(text.slice(0, pos[0]));
  return (
    FAULTS[indented ? 'TAB_AS_INDENT' : code] ?? {
      message: `the YAML cannot be read here (${first})`,
      fix: 'put the value in quotes, or mend the line',
    }
  );
}

const FAULTS: Record<string, { message: string; fix: string }> = {
  DUPLICATE_KEY: { message: 'this key stands here for the second time', fix: 'keep one of the two' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a colon and a space inside the value end it',
    fix: 'put the whole value in quotes',
  },
  TAB_AS_INDENT: { message: 'a tab cannot indent YAML', fix: 'indent with spaces' },
  BAD_INDENT: {
    message: 'the indentation differs from that of the lines around it',
    fix: 'indent it as they are',
  },
  BAD_ALIAS: {
    message: 'a value that begins with * or & means something else in YAML',
    fix: 'put the whole value in quotes',
  },
  BAD_SCALAR_START: { message: 'a value cannot begin with this sign', fix: 'put the whole value in quotes' },
  MISSING_CHAR: { message: 'a closing quote, bracket or colon is missing', fix: 'add it' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a quote or bracket before this is still open',
    fix: 'close it on its own line',
  },
  MULTIPLE_DOCS: { message: 'a line --- begins a second document', fix: 'take the line out' },
};

export interface Value extends Point {
  kind: 'text' | 'number' | 'flag' | 'null' | 'list' | 'map' | 'other';
  /** The words of a text; of anything else as it is written. */
  text: string;
  /** True of a text that is written without quotes. */
  plain: boolean;
  items: Value[];
  fields: Field[];
}

export interface Field extends Point {
  key: string;
  value: Value;
}

export interface YamlFault extends Point {
  message: string;
  fix: string;
}
