import { expect, test } from 'vitest';
import { readingMinutes, wordCount } from '../../src/article/words.ts';

test.each([
  ['', 0],
  ['One remark, four wordings', 4],
  ['Oslo’s port — 12,800–13,000 boats', 5],
  ['Если будут подходящими', 3],
  ['“…” – ;', 0],
])('“%s” has %d words', (text, count) => {
  expect(wordCount(text)).toBe(count);
});

test.each([
  [0, 1],
  [220, 1],
  [329, 1],
  [331, 2],
  [1046, 5],
])('%d words take %d minutes', (words, minutes) => {
  expect(readingMinutes([{ text: 'word '.repeat(words) }])).toBe(minutes);
});
