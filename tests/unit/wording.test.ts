import { expect, test } from 'vitest';
import { containment, firstWords, says } from '../../src/links/wording.ts';

test.each([
  ['the same words', 'He did not say what he meant.', 'He did not say what he meant.', 1],
  ['more words around', 'He did not say what he meant.', 'Asked, he did not say what he meant by it.', 1],
  ['other case and punctuation', 'He did not say.', '“he did – not say”', 1],
  ['half of the runs', 'one two three four', 'one two three five', 0.5],
  ['the words in another order', 'one two three four', 'four three two one', 0],
  ['nothing in common', 'He did not say.', 'Nobody in Moscow answered.', 0],
  ['two words found again', 'The offer', 'What the offer was', 1],
  ['no words', '', 'He did not say.', 0],
  ['nothing left', 'He did not say.', '', 0],
  ['accents', 'À Brégançon, l’été dernier', 'à Brégançon, l’été dernier', 1],
  ['Cyrillic', 'Он ничего не сказал', 'Он ничего не ответил', 0.5],
  ['a script without spaces', '他没有说什么', '他没有说话', 0.5],
])('measures how much of a text is left: %s', (_, old, now, share) => {
  expect(containment(old, now)).toBe(share);
});

test('takes a text for the same while three in ten of its runs of words are left', () => {
  expect(says('one two three d e f g h i j k l', 'one two three four')).toBe(true);
  expect(says('one two three', 'one two three four five six seven')).toBe(false);
});

test('gives the first words of a text', () => {
  expect(firstWords('One two three', 2)).toBe('One two');
  expect(firstWords('One', 2)).toBe('One');
});
