import { expect, test } from 'vitest';
import { shortCitation } from '../../src/components/citation.ts';
import { citedIn } from '../../src/components/reading.ts';

test('sources count in the order in which the text leads to them, not that of the notes', () => {
  const body = [
    'First.[^late] Then <Cite id="direct" />.[^early]',
    '[^early]: <Cite id="one" />.',
    '[^late]: <Cite id="two" />; <Cite id="one" />.',
  ].join('\n\n');
  expect(citedIn(body)).toEqual(['two', 'one', 'direct']);
});

test('a note without a definition cites nothing', () => {
  expect(citedIn('Claim.[^none]')).toEqual([]);
});

test.each([
  [{ publisher: 'VG', issued: '2019-12' }, 'VG, 2019'],
  [{ publisher: 'NATO', issued: '2019-02-15' }, 'NATO, 2019'],
  [{ publisher: 'EUvsDisinfo', issued: 'n.d.' }, 'EUvsDisinfo'],
])('%o is cited as “%s”', (source, words) => {
  expect(shortCitation(source)).toBe(words);
});
