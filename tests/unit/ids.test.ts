import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedId, idFault, topicWord } from '../../src/links/ids.ts';

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
  ['p-7f3a', 'paragraph', 'the id of a paragraph is generated: p- and four characters'],
  ['offer', 'paragraph', 'the id of a paragraph is generated: p- and four characters'],
  ['f-context', 'quotation', 'the id of a quotation begins with q-'],
] as const)('says why %s cannot be the id of a %s', (id, kind, fault) => {
  expect(idFault(id, kind)).toBe(fault);
});

const free = () => false;

test('gives the same text the same id everywhere', () => {
  expect(generatedId('paragraph', 'nato-russia', 'He did not say.', free)).toBe('p-ckym');
});

test('never gives an id that was ever used, in whatever state', () => {
  const used = new Set<string>();
  for (let attempt = 0; attempt < 50; attempt++) {
    const id = generatedId('paragraph', 'nato-russia', 'He did not say.', (each) => used.has(each));
    expect(used).not.toContain(id);
    used.add(id);
  }
});

test('gives only ids of the grammar, whatever the text is', () => {
  const kind = fc.constantFrom('paragraph', 'quotation', 'figure');
  fc.assert(
    fc.property(
      kind,
      fc.string({ unit: 'binary' }),
      (each, text) => idFault(generatedId(each, 'a', text, free), each) === undefined,
    ),
    { numRuns: 500 },
  );
});

test('uses every character about as often as any other', () => {
  const counts = new Map<string, number>();
  for (let at = 0; at < 7000; at++)
    for (const character of generatedId('paragraph', 'x', String(at), free).slice(2))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(28);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});

test('names a heading by the longest word that tells its topic and is free', () => {
  expect(topicWord('What the context could be', free)).toBe('context');
  expect(topicWord('The context of offers', (id) => id === 'context')).toBe('offers');
  expect(topicWord('What would there be', free)).toBeUndefined();
});
