import { expect, test } from 'vitest';
import type { Place } from '../../src/article/places.ts';
import { peopleNamed } from '../../src/components/reading.ts';

test('people whom the text does not name are left out; the others keep their order', () => {
  const place = (text: string): Place => ({
    kind: 'paragraph',
    text,
    number: 1,
    line: 1,
    column: 1,
  });
  const people = [{ name: 'Ann Early' }, { name: 'Bo Absent' }, { name: 'Cy Late' }];
  const places = [place('First came Cy Late.'), place('Then Ann Early.')];
  expect(peopleNamed(people, places).map(({ name }) => name)).toEqual(['Ann Early', 'Cy Late']);
});
