import { expect, test } from 'vitest';
import { type Entry, type Ledger } from '../../src/lib/ledger.ts';
import { keep, redact, restore, retire } from '../../src/lib/retire.ts';

const TEXT = 'One two three four five six seven eight nine ten eleven twelve thirteen.';
const since = '2020-01-07';
const entries: [string, Entry][] = [
  ['offer', { kind: 'section', since, text: 'The offer' }],
  ['p-2222', { kind: 'paragraph', since, text: TEXT }],
  [
    'p-3333',
    { kind: 'paragraph', since, alias: 'p-2222', until: '2020-02-03', note: 'Merged into this paragraph.' },
  ],
  [
    'p-4444',
    {
      kind: 'paragraph',
      since,
      gone: true,
      near: 'p-2222',
      until: '2020-02-03',
      was: 'Another text stood here',
      note: 'It was wrong.',
    },
  ],
];
const ledger: Ledger = { article: 'test', ids: new Map(entries) };
const date = '2020-03-01';
const why = { near: 'offer', note: ' The figure was wrong. ', date };

test('retires an id with its aliases and leads what was removed near it to what stands there now', () => {
  const gone = {
    gone: true,
    near: 'offer',
    until: date,
    was: 'One two three four five six seven eight nine ten eleven twelve',
    note: 'The figure was wrong.',
  };
  expect([...retire(ledger, 'p-2222', why).ids]).toEqual([
    entries[0],
    ['p-2222', { kind: 'paragraph', since, ...gone }],
    ['p-3333', { kind: 'paragraph', since, ...gone }],
    ['p-4444', { ...entries[3]?.[1], near: 'offer' }],
  ]);
  expect([...ledger.ids]).toEqual(entries);
});

test('keeps the new words of an id', () => {
  expect(keep(ledger, 'p-2222', 'Quite another text.').ids.get('p-2222')).toEqual({
    kind: 'paragraph',
    since,
    text: 'Quite another text.',
  });
});

test('takes out the words of an id and leaves the id', () => {
  expect(redact(ledger, 'p-2222').ids.get('p-2222')).toEqual({ kind: 'paragraph', since, text: '' });
  expect(redact(ledger, 'p-4444').ids.get('p-4444')).toEqual({ ...entries[3]?.[1], was: '' });
});

test('restores what was removed, as the same kind of place with the same words', () => {
  const text = 'Another text stood here, and more.';
  expect(restore(ledger, 'p-4444', { kind: 'paragraph', text }).ids.get('p-4444')).toEqual({
    kind: 'paragraph',
    since,
    text,
  });
});

test.each([
  [
    'retire what was never published',
    () => retire(ledger, 'p-9999', why),
    '“p-9999” was never published in test; look the id up in the ledger',
  ],
  [
    'retire twice',
    () => retire(ledger, 'p-4444', why),
    'p-4444 was removed on 2020-02-03 already; leave it as it is',
  ],
  [
    'retire near itself',
    () => retire(ledger, 'p-2222', { ...why, near: 'p-2222' }),
    '“p-2222” is no place that stands in the published text; name one after --near',
  ],
  [
    'retire near what is gone',
    () => retire(ledger, 'p-2222', { ...why, near: 'p-4444' }),
    '“p-4444” is no place that stands in the published text; name one after --near',
  ],
  [
    'retire near nothing',
    () => retire(ledger, 'p-2222', { ...why, near: '' }),
    '“” is no place that stands in the published text; name one after --near',
  ],
  [
    'retire without a reason',
    () => retire(ledger, 'p-2222', { ...why, note: ' ' }),
    'nobody who follows a link to it would learn why; give the reason in a sentence after --note',
  ],
  [
    'keep what is gone',
    () => keep(ledger, 'p-4444', TEXT),
    'p-4444 does not stand in the text any more; only a place that does can be kept',
  ],
  [
    'redact an alias',
    () => redact(ledger, 'p-3333'),
    'the ledger holds no words of p-3333, an alias of p-2222; redact p-2222',
  ],
  [
    'restore what is there',
    () => restore(ledger, 'p-2222', { kind: 'paragraph', text: TEXT }),
    'p-2222 was not removed; only what was removed can be restored',
  ],
  [
    'restore as another kind',
    () => restore(ledger, 'p-4444', { kind: 'section', text: TEXT }),
    'p-4444 was a paragraph, not a section; give this one an id of its own',
  ],
  [
    'restore other words',
    () => restore(ledger, 'p-4444', { kind: 'paragraph', text: TEXT }),
    'p-4444 began “Another text stood here”, not “One two three four five six…”; give this text an id of its own',
  ],
])('refuses to %s', (_, operation, message) => {
  expect(operation).toThrow(new Error(message));
});
