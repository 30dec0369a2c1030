import type { Project, ProjectRules } from './project.ts';

/** Articles and data hold no character that a reader cannot see and that changes what is read. */
export const characters: ProjectRules = {
  /** Text reads in the order in which it is stored: https://trojansource.codes/ */
  'bidi-control': (project) => found(project, 'a character that changes the direction of the text', BIDI),
  'control-character': (project) => found(project, 'a control or replacement character', CONTROL),
  'zero-width': (project) => found(project, 'an invisible character', ZERO_WIDTH),
};

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]$/u;
/** And the character that replaces one that was lost when a text was converted. */
const CONTROL = /[\0-\x08\x0B-\x1F\x7F-\x9F\uFFFD]$/u;
// Persian, Indic and some other scripts need joiners; emoji are put together with them.
const JOINED =
  '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Mongolian}]';
const ZERO_WIDTH = new RegExp(`(?:[\\u200B\\u2060\\uFEFF\\u180E]|(?<!${JOINED})[\\u200C\\u200D])$`, 'u');

/** Where characters of a form are, as themselves or written as an entity or an escape. */
function* found(project: Project, what: string, form: RegExp): ReturnType<ProjectRules[string]> {
  const { articles, pages, data, figures } = project;
  const written = [...articles, ...pages, ...Object.values(data), ...figures];
  for (const { file, text, at, isDamaged, isReadable } of written)
    for (const written of isReadable ? text.matchAll(WRITTEN) : []) {
      const { index } = written;
      const code = codeOf(written);
      const character = String.fromCodePoint(Math.min(code, 0x10ffff));
      // A lost character in a damaged file comes from reading it.
      if (isDamaged && character === '\uFFFD') continue;
      if (!form.test(text.slice(Math.max(0, index - 2), index) + character)) continue;
      const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, index - 20), index))?.[0];
      const after = /^[\p{L}\p{N}]*/u.exec(text.slice(index + written[0].length).slice(0, 20))?.[0];
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      const instead = 'delete it and write the word again';
      yield [file.path, at(index), `“${before}${after}” holds ${what}, ${name}`, instead];
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
