import type { Text } from '../article/text.ts';
import type { Project } from './project.ts';
import type { ProjectRules } from './project.ts';

/** Articles and data hold no character that a reader cannot see and that changes what is read. */
export const characters: ProjectRules = {
  /** Text reads in the order in which it is stored: https://trojansource.codes/ */
  'bidi-control': (project) =>
    found(project, BIDI, (name) => `the invisible sign ${name} turns the direction of the text at`),
  'control-character': (project) =>
    found(project, CONTROL, (name) =>
      name === 'U+FFFD'
        ? `the mark of a lost sign ${name} stands at`
        : `the control character ${name} stands at`,
    ),
  'zero-width': (project) => found(project, ZERO_WIDTH, (name) => `the invisible sign ${name} stands at`),
};

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]$/u;
/** And the mark that a character was lost when a text was converted. */
const CONTROL = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFD]$/u;
// Persian, Indic and some other scripts need joiners; emoji are put together with them.
const JOINED =
  '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Mongolian}]';
const ZERO_WIDTH = new RegExp(`(?:[\\u200B\\u2060\\uFEFF\\u180E]|(?<!${JOINED})[\\u200C\\u200D])$`, 'u');

/** Where characters of a form are, as themselves or written as an entity or an escape. */
function* found(
  project: Project,
  form: RegExp,
  what: (name: string) => string,
): ReturnType<ProjectRules[string]> {
  const files: Text[] = [...project.articles, ...Object.values(project.data)];
  for (const { file, text, at, isDamaged, isReadable } of files)
    for (const written of isReadable ? text.matchAll(WRITTEN) : []) {
      const { index, 0: words } = written;
      const code = codeOf(written);
      const character = String.fromCodePoint(Math.min(code, 0x10ffff));
      // A lost character in a damaged file comes from reading it.
      if (isDamaged && character === '\uFFFD') continue;
      if (!form.test(text.slice(Math.max(0, index - 2), index) + character)) continue;
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, index - 20), index))?.[0];
      const end = index + words.length;
      const after = /^[\p{L}\p{N}]*/u.exec(text.slice(end, end + 20))?.[0];
      yield [file.path, at(index), `${what(name)} “${before}${after}”`, 'delete it and write the word again'];
    }
}

function codeOf([written, hex, decimal, escaped]: RegExpExecArray): number {
  const number = hex ?? escaped;
  if (number) return parseInt(number, 16);
  return decimal ? parseInt(decimal, 10) : (NAMED[written] ?? written.codePointAt(0) ?? 0);
}

const NAMED: Record<string, number> = {
  '&lrm;': 0x200e,
  '&rlm;': 0x200f,
  '&ZeroWidthSpace;': 0x200b,
  '&zwj;': 0x200d,
  '&zwnj;': 0x200c,
  '&NoBreak;': 0x2060,
};

const WRITTEN =
  /[\p{Cf}\p{Cc}\uFFFD]|&#[xX]([0-9a-fA-F]{1,6});|&#(\d{1,7});|\\[ux]([0-9a-fA-F]{4}|[0-9a-fA-F]{2})|&(?:lrm|rlm|ZeroWidthSpace|zwj|zwnj|NoBreak);/gu;
