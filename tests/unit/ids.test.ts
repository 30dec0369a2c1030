import { expect, test } from 'vitest';
import { idFault } from '../../src/lib/places.ts';

test.each([
  ['offer', 'section'],
  ['ambassador-level', 'section'],
  ['p-7f3k', 'paragraph'],
  ['q-context', 'quotation'],
  ['f-2345', 'figure'],
] as const)('lets %s be the id of a %s', (id, kind) => {
  expect(idFault(id, kind)).toBeUndefined();
});

const GRAMMAR = 'an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter';

test.each([
  ['x', 'section', 'an id has 2 to 40 characters'],
  ['a'.repeat(41), 'section', 'an id has 2 to 40 characters'],
  ['P-7F3K', 'paragraph', GRAMMAR],
  ['two words', 'section', GRAMMAR],
  ['предложение', 'section', GRAMMAR],
  ['a--b', 'section', GRAMMAR],
  ['__proto__', 'section', GRAMMAR],
  ['constructor', 'section', 'this id is the page’s own'],
  ['tostring', 'section', 'this id is the page’s own'],
  ['notes', 'section', 'this id is the page’s own'],
  ['p-7f3k', 'section', 'ids that begin with p- are not for sections'],
  ['n12', 'section', 'ids that begin with n1 are not for sections'],
  ['p-7f3a', 'paragraph', 'a paragraph’s id is minted: p- and four signs'],
  ['offer', 'paragraph', 'a paragraph’s id is minted: p- and four signs'],
  ['f-context', 'quotation', 'the id of a quotation begins with q-'],
] as const)('says why %s cannot be the id of a %s', (id, kind, fault) => {
  expect(idFault(id, kind)).toBe(fault);
});
