import { hiddenSigns, writtenFiles } from './reading/hidden-signs.ts';
import { finding, rule } from './rule.ts';

/** No sign without width stands in a text, save where an emoji or a script is written with one. */
export const zeroWidth = rule('zero-width', function* (project) {
  for (const file of writtenFiles(project)) {
    for (const sign of hiddenSigns(file, isZeroWidth)) {
      yield finding(
        file,
        sign,
        `the invisible sign ${sign.name} stands at “${sign.around}”`,
        'delete it and write the word again',
      );
    }
  }
});

function isZeroWidth(code: number, before: string): boolean {
  if (code === 0x200c || code === 0x200d) return !JOINED.test(before);
  return code === 0x200b || code === 0x2060 || code === 0xfeff || code === 0x180e;
}

// Persian, Indic and some other scripts need joiners; emoji are put together with them.
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}]$/u;
