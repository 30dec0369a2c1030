import { expect, test } from 'vitest';
import type { Place } from '../../src/article/places.ts';
import { byAppearance } from '../../src/components/reading.ts';

test('people are in the order in which the text names them; whom it does not name is left out', () => {
  const place = (text: string): Place => ({
    kind: 'paragraph',
    text,
    number: 1,
    line: 1,
    column: 1,
  });
  const people = [{ name: 'Ann Early' }, { name: 'Bo Absent' }, { name: 'Cy Late and Dee Later' }];
  const places = [place('First came Cy Late.'), place('Then Ann Early.')];
  expect(byAppearance(people, places).map(({ name }) => name)).toEqual([
    'Cy Late and Dee Later',
    'Ann Early',
  ]);
});
