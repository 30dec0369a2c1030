/** What MDX could not read, in an author's terms; never throws, whatever was thrown. */
export function mdxFault(error: unknown, text: string): MdxFault {
  const { ruleId, source, reason, place } = error as Partial<
    Record<'ruleId' | 'source' | 'reason', string>
  > & { place?: unknown };
  const why = reason ?? 'it is nested too deeply';
  const offset = Math.min(offsetOf(place) ?? 0, text.length);
  if (source?.includes('mdxjs-esm')) return { kind: 'import-export', offset: paragraphStart(text, offset) };
  if (source?.includes('expression'))
    return {
      kind: 'expression',
      offset: openBrace(text, ruleId === 'unexpected-eof' ? text.length : offset),
    };
  if (ruleId === 'end-tag-mismatch' || ruleId === 'unexpected-closing-slash')
    return pairing(why, text, offset);
  if (source?.includes('mdx-jsx')) return tagFault(ruleId, text, offset);
  return { kind: 'syntax', offset, words: why };
}

/** True where a text holds a tag of this name, opening or closing. */
export function tagAt(text: string, name: string): boolean {
  return new RegExp(`</?\\s*${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(text);
}

function pairing(reason: string, text: string, offset: number): MdxFault {
  const opened = /tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  const closing = /closing tag `<\/([^`]*)>`/.exec(reason);
  if (opened && !closing) {
    return {
      kind: 'unclosed-jsx',
      offset: offsetAt(text, Number(opened[2]), Number(opened[3])),
      tag: opened[1] ?? '',
      words: 'opened',
    };
  }
  const start = text.lastIndexOf('<', offset);
  const name = closing?.[1] ?? /^<\/\s*([\w.-]*)/.exec(text.slice(start))?.[1] ?? '';
  const fault: MdxFault = { kind: 'unclosed-jsx', offset: Math.max(0, start), tag: name, words: 'closed' };
  return opened?.[1] ? { ...fault, expected: opened[1] } : fault;
}

/** A `<` that begins no whole tag: most often meant as a sign, a comment or a link. */
function tagFault(ruleId: string | undefined, text: string, offset: number): MdxFault {
  const start = Math.max(0, text.lastIndexOf('<', Math.max(0, offset - 1)));
  if (ruleId !== 'unexpected-eof')
    return { kind: 'syntax', offset: start, words: /^.{1,30}/.exec(text.slice(start))?.[0] ?? '' };
  return {
    kind: 'unclosed-jsx',
    offset: start,
    tag: /^<\/?([\w.-]*)/.exec(text.slice(start))?.[1] ?? '',
    words: 'unfinished',
  };
}

/** The last brace before an offset that is opened and not closed, else the last one opened. */
function openBrace(text: string, offset: number): number {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && depth-- === 0) return at;
  }
  return Math.max(0, text.lastIndexOf('{', offset));
}

function offsetOf(place: unknown): number | undefined {
  const point =
    (place as { start?: { offset?: number } } | undefined)?.start ??
    (place as { offset?: number } | undefined);
  return point?.offset;
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, text.length);
}

function paragraphStart(text: string, offset: number): number {
  const end = text.slice(0, offset).trimEnd().length;
  const blank = text.lastIndexOf('\n\n', end);
  return blank < 0 ? 0 : blank + 2;
}

/** `offset` is that of the words at fault. */
export interface MdxFault {
  kind: 'unclosed-jsx' | 'expression' | 'import-export' | 'syntax';
  offset: number;
  tag?: string;
  expected?: string;
  words?: string;
}
