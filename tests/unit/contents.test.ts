import { expect, test } from 'vitest';
import { placeName, type Place } from '../../src/article/places.ts';
import { contents } from '../../src/components/contents.ts';

const place = (kind: Place['kind'], number: number, id?: string): Place => ({
  kind,
  number,
  text: `${kind} ${number}`,
  line: 1,
  column: 1,
  ...(id && { id }),
});

test('the contents list sections with their numbers, and nothing else', () => {
  const places = [
    place('section', 1, 'offer'),
    place('paragraph', 1, 'p-7f3k'),
    place('section', 2, 'rank'),
    place('section', 3),
  ];
  expect(contents(places)).toEqual([
    { id: 'offer', number: 1, text: 'section 1' },
    { id: 'rank', number: 2, text: 'section 2' },
  ]);
});

test.each([
  ['section', '§ 2'],
  ['paragraph', '¶ 2'],
  ['quotation', 'Quotation 2'],
  ['figure', 'Figure 2'],
] as const)('a %s is called “%s”', (kind, name) => {
  expect(placeName({ kind, number: 2 })).toBe(name);
});
