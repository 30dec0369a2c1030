import { hiddenSigns, writtenFiles } from './reading/hidden-signs.ts';
import { finding, rule } from './rule.ts';

/** No sign turns the direction of the text, so that it reads as it is stored (Trojan Source). */
export const bidiControl = rule('bidi-control', function* (project) {
  for (const file of writtenFiles(project)) {
    for (const sign of hiddenSigns(file, isBidi)) {
      yield finding(
        file,
        sign,
        `the invisible sign ${sign.name} turns the direction of the text at “${sign.around}”`,
        'delete it and write the word again',
      );
    }
  }
});

const isBidi = (code: number): boolean =>
  code === 0x061c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);
