import { expect, test } from 'vitest';
import { isLabel, LABELS } from '../../src/article/labels.ts';

test('there are the five labels of the specification', () => {
  expect(Object.values(LABELS)).toEqual([
    'On the record',
    'NATO says',
    'Russia says',
    'Disputed',
    'Our reading',
  ]);
});

test.each([
  ['disputed', true],
  ['Disputed', false],
  ['constructor', false],
  ['', false],
])('“%s” is a label: %s', (name, is) => {
  expect(isLabel(name)).toBe(is);
});
