import { hiddenSigns, writtenFiles } from './reading/hidden-signs.ts';
import { finding, rule } from './rule.ts';

/** No NUL or other control character stands in a text, nor the mark of a sign that was lost. */
export const controlCharacter = rule('control-character', function* (project) {
  for (const file of writtenFiles(project)) {
    // A lost sign in a damaged file comes from reading it.
    const lost = file.damagedAt === undefined ? 0xfffd : -1;
    const isControl = (code: number): boolean =>
      (code < 0x20 && code !== 9 && code !== 10) || (code > 0x7e && code < 0xa0) || code === lost;
    for (const sign of hiddenSigns(file, isControl)) {
      const what = sign.name === 'U+FFFD' ? 'the mark of a lost sign' : 'the control character';
      yield finding(
        file,
        sign,
        `${what} ${sign.name} stands at “${sign.around}”`,
        'delete it and write the word again',
      );
    }
  }
});
