import type { Project } from '../project.ts';
import { dataFiles } from '../project.ts';
import type { Point } from '../rule.ts';
import { pointAt, type SourceText } from './source-text.ts';

/** The articles and data files of a project as they are written. */
export function writtenFiles(project: Project): SourceText[] {
  return [...project.articles.filter((article) => article.readable), ...dataFiles(project)];
}

/** Where signs of a set stand in a file, as themselves or written as an entity or an escape. */
export function* hiddenSigns(
  file: SourceText,
  isHidden: (code: number, before: string) => boolean,
): Generator<HiddenSign> {
  for (const found of file.text.matchAll(SIGNS)) {
    const named = NAMED.get(found[0]);
    const number = found[1] ?? found[3];
    const code =
      named ??
      (number ? parseInt(number, 16) : found[2] ? parseInt(found[2], 10) : (found[0].codePointAt(0) ?? 0));
    if (isHidden(code, file.text.slice(Math.max(0, found.index - 2), found.index))) {
      yield {
        ...pointAt(file, found.index),
        name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
        around: around(file.text, found),
      };
    }
  }
}

/** The word in which a sign stands, without the sign. */
function around(text: string, { index, 0: sign }: RegExpExecArray): string {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, index - 20), index))?.[0] ?? '';
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(index + sign.length, index + sign.length + 20))?.[0] ?? '';
  return before + after;
}

const NAMED = new Map([
  ['&lrm;', 0x200e],
  ['&rlm;', 0x200f],
  ['&ZeroWidthSpace;', 0x200b],
  ['&zwj;', 0x200d],
  ['&zwnj;', 0x200c],
  ['&NoBreak;', 0x2060],
]);

const SIGNS =
  /[\p{Cf}\p{Cc}\uFFFD]|&#[xX]([0-9a-fA-F]{1,6});|&#(\d{1,7});|\\[ux]([0-9a-fA-F]{4}|[0-9a-fA-F]{2})|&(?:lrm|rlm|ZeroWidthSpace|zwj|zwnj|NoBreak);/gu;

export interface HiddenSign extends Point {
  /** Its code point, as U+202E. */
  name: string;
  around: string;
}
