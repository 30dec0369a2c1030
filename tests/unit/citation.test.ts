import { expect, test } from 'vitest';
import { shortCitations } from '../../src/components/citation.ts';

test.each([
  [
    'a year stands for the date',
    ['Daily 2019-12-23', 'Agency 2019-12', 'Journal 2021'],
    'Daily, 2019; Agency, 2019; Journal, 2021',
  ],
  ['no date leaves the publisher', ['Archive n.d.', 'Archive 2019'], 'Archive; Archive, 2019'],
  [
    'those that would read alike have letters in their order',
    ['Agency 2019-12', 'Daily 2019', 'Agency 2018', 'Agency 2019-01-01', 'Agency 2019'],
    'Agency, 2019a [2019a]; Daily, 2019; Agency, 2018; Agency, 2019b [2019b]; Agency, 2019c [2019c]',
  ],
  [
    'also those without a date',
    ['Archive n.d.', 'Archive n.d.', 'Archive 2019'],
    'Archive, n.d.-a [n.d.-a]; Archive, n.d.-b [n.d.-b]; Archive, 2019',
  ],
])('%s', (_, sources, citations) => {
  expect(shown(sources).join('; ')).toBe(citations);
});

test.each([
  [0, 'a'],
  [25, 'z'],
  [26, 'aa'],
  [27, 'ab'],
  [51, 'az'],
  [52, 'ba'],
  [702, 'aaa'],
])('source %i of those that read alike has the letter %s', (at, letter) => {
  expect(shown(Array.from({ length: 703 }, () => 'Daily 2019'))[at]).toBe(
    `Daily, 2019${letter} [2019${letter}]`,
  );
});

test.each([
  ['one author', ['Writer'], 'Writer, 2021'],
  ['two', ['Writer', 'Other'], 'Writer and Other, 2021'],
  ['more', ['Writer', 'Other', 'Third'], 'Writer et al., 2021'],
])('a source is named by %s before its publisher', (_, families, words) => {
  const author = families.map((family) => ({ family }));
  expect(shortCitations([{ author, publisher: 'Journal', issued: '2021' }])).toEqual([{ words }]);
});

function shown(sources: string[]): string[] {
  const read = sources.map((source) => {
    const [publisher = '', issued = ''] = source.split(' ');
    return { publisher, issued };
  });
  return shortCitations(read).map(({ words, lettered }) => words + (lettered ? ` [${lettered}]` : ''));
}
