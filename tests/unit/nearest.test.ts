import { expect, test } from 'vitest';
import { nearest, nearestPassage } from '../../src/article/nearest.ts';

test.each([
  { written: 'updatd', candidates: ['published', 'updated'], meant: 'updated' },
  { written: 'hedaline', candidates: ['headline', 'deck'], meant: 'headline' },
  { written: 'GAZETTE-2019', candidates: ['gazette-2019', 'gazette-2018'], meant: 'gazette-2019' },
  {
    written: 'gazette',
    candidates: ['wire-2019-12-23', 'gazette-2019-12-23'],
    meant: 'gazette-2019-12-23',
  },
  { written: 'p-mh39', candidates: ['p-569v', 'p-mh38'], meant: 'p-mh38' },
  { written: 'titel', candidates: ['text', 'title'], meant: 'title' },
  { written: 'a'.repeat(200), candidates: ['a'.repeat(201)], meant: 'a'.repeat(201) },
  { written: 'D', candidates: ['A', 'B', 'C'], meant: undefined },
  { written: 'nothing', candidates: ['headline', 'deck'], meant: undefined },
  { written: 'x', candidates: [], meant: undefined },
])('takes $written for $meant', ({ written, candidates, meant }) => {
  expect(nearest(written, candidates)).toBe(meant);
});

const TEXTS = [
  'Talking, he argued, matters most when things are difficult.',
  'If the weather is right, I am, of course, also ready to sail with Captain Moss.',
];

test.each([
  { words: 'matters most when things get difficult', passage: 'matters most when things are difficult.' },
  { words: 'If the wind is right, I will sail with Captain Moss.', passage: TEXTS[1] },
  { words: 'ready to talk to Captain Moss', passage: 'ready to sail with Captain Moss.' },
  { words: 'also ready to sail with', passage: 'also ready to sail with' },
  { words: 'nobody asked about things', passage: undefined },
  { words: 'words that stand nowhere', passage: undefined },
  { words: '', passage: undefined },
])('finds the passage nearest to “$words”', ({ words, passage }) => {
  expect(nearestPassage(words, TEXTS)).toBe(passage);
});
