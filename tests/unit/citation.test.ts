import { expect, test } from 'vitest';
import { shortCitation } from '../../src/components/citation.ts';

test.each([
  [{ publisher: 'VG', issued: '2019-12' }, 'VG, 2019'],
  [{ publisher: 'NATO', issued: '2019-02-15' }, 'NATO, 2019'],
  [{ publisher: 'EUvsDisinfo', issued: 'n.d.' }, 'EUvsDisinfo'],
])('%o is cited as “%s”', (source, words) => {
  expect(shortCitation(source)).toBe(words);
});
