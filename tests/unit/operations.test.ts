import { expect, test } from 'vitest';
import type { Entry } from '../../src/links/entry.ts';
import { aliasesOf, livePlace, type Ledger } from '../../src/links/ledger.ts';
import { keep, merge, redact, restore, retire } from '../../src/links/operations.ts';

const TEXT = 'One two three four five six seven eight nine ten eleven twelve thirteen.';
const since = '2020-01-07';
const entries: [string, Entry][] = [
  ['offer', { kind: 'section', since, texts: [[since, 'The offer']] }],
  ['p-2222', { kind: 'paragraph', since, texts: [[since, TEXT]] }],
  [
    'p-3333',
    {
      kind: 'paragraph',
      since,
      texts: [[since, 'A third']],
      alias: 'p-2222',
      until: '2020-02-03',
      note: 'Merged into this paragraph.',
    },
  ],
  [
    'p-4444',
    {
      kind: 'paragraph',
      since,
      texts: [[since, 'Another text was here']],
      gone: true,
      near: 'p-2222',
      until: '2020-02-03',
      note: 'It was wrong.',
    },
  ],
];
const ledger: Ledger = { article: 'test', ids: new Map(entries) };
const day = '2020-03-01';
const why = { near: 'offer', note: ' The figure was wrong. ', day, place: undefined };
const inText = (kind: Entry['kind'], text: string) => ({ place: { kind, text, line: 12 }, day });

test('retires an id with its aliases, and leads what was removed near it to what is there now', () => {
  const gone = {
    gone: true,
    near: 'offer',
    until: day,
    note: 'The figure was wrong.',
  };
  const { ids } = retire(ledger, 'p-2222', why);
  expect([...ids]).toEqual([
    entries[0],
    ['p-2222', { kind: 'paragraph', since, texts: [[since, TEXT]], ...gone }],
    ['p-3333', { kind: 'paragraph', since, texts: [[since, 'A third']], ...gone }],
    entries[3],
  ]);
  expect(livePlace(ids, 'p-4444')).toBe('offer');
  expect([...ledger.ids]).toEqual(entries);
});

test('merges an id into another, and with it what was merged into it or removed near it', () => {
  const merged = merge(ledger, 'p-2222', { into: 'offer', day, place: undefined });
  expect(merged.ids.get('p-2222')).toEqual({
    ...{ kind: 'paragraph', since, texts: [[since, TEXT]] },
    ...{ alias: 'offer', until: day, note: 'Merged into this section.' },
  });
  expect(merged.ids.get('p-3333')).toBe(entries[2]?.[1]);
  expect(aliasesOf(merged)).toEqual(new Map([['offer', ['p-2222', 'p-3333']]]));
  expect(livePlace(merged.ids, 'p-4444')).toBe('offer');
  const retired = retire(merged, 'p-2222', why);
  expect([...retired.ids].filter(([, entry]) => 'gone' in entry).map(([id]) => id)).toEqual([
    ...['p-2222', 'p-3333', 'p-4444'],
  ]);
});

const SAID: Entry['texts'] = [[since, TEXT]];
const asked = (text: string, before: Entry['texts'] = []) => ({
  ...inText('paragraph', text),
  published: new Map<string, Entry>([['p-2222', { kind: 'paragraph', since, texts: before }]]),
});
const textsAfter = (next: Ledger) => next.ids.get('p-2222')?.texts;

test('adds new words to those that were published, with their day', () => {
  expect(textsAfter(keep(ledger, 'p-2222', asked('Quite another text.', SAID)))).toEqual([
    [since, TEXT],
    [day, 'Quite another text.'],
  ]);
});

test('puts new words after old ones, also where a clock is behind', () => {
  expect(textsAfter(keep(ledger, 'p-2222', { ...asked('Another text.', SAID), day: '2019-12-31' }))).toEqual([
    [since, TEXT],
    [since, 'Another text.'],
  ]);
});

test('keeps of words that no commit has the last', () => {
  const once = keep(ledger, 'p-2222', asked('Quite another text.', SAID));
  const twice = keep(once, 'p-2222', { ...asked('A third one.', SAID), day: '2020-03-02' });
  expect(textsAfter(twice)).toEqual([
    [since, TEXT],
    ['2020-03-02', 'A third one.'],
  ]);
  expect(textsAfter(keep(once, 'p-2222', asked(TEXT, SAID)))).toEqual(SAID);
  expect(textsAfter(keep(ledger, 'p-2222', asked('Never published.')))).toEqual([[day, 'Never published.']]);
});

test('keeps all words but those of the same day where there is no history to ask', () => {
  const first = keep(ledger, 'p-2222', inText('paragraph', 'Quite another text.'));
  const second = keep(first, 'p-2222', inText('paragraph', 'A third one.'));
  expect(textsAfter(second)).toEqual([
    [since, TEXT],
    [day, 'A third one.'],
  ]);
});

test('leaves out words that were never published when a passage goes', () => {
  const texts: Entry['texts'] = [...SAID, [day, 'Never published.']];
  const reworded = { ...ledger, ids: new Map(ledger.ids).set('p-2222', { kind: 'paragraph', since, texts }) };
  const { published } = asked('', SAID);
  expect(textsAfter(retire(reworded, 'p-2222', { ...why, published }))).toEqual(SAID);
  expect(textsAfter(merge(reworded, 'p-2222', { ...why, into: 'offer', published }))).toEqual(SAID);
});

test('takes out the words that an id said, leaves the id, its days and what the text says', () => {
  const texts: Entry['texts'] = [...SAID, [day, 'Quite another text.']];
  const reworded = { ...ledger, ids: new Map(ledger.ids).set('p-2222', { kind: 'paragraph', since, texts }) };
  expect(textsAfter(redact(reworded, 'p-2222', inText('paragraph', 'Quite another text.')))).toEqual([
    [since, ''],
    [day, 'Quite another text.'],
  ]);
  expect(redact(ledger, 'p-4444', { place: undefined }).ids.get('p-4444')).toEqual({
    ...entries[3]?.[1],
    texts: [[since, '']],
  });
});

test('restores what was removed, as the same kind of place with the same words', () => {
  const text = 'Another text was here, and more.';
  expect(
    restore(ledger, 'p-4444', { ...inText('paragraph', text), published: new Map(entries) }).ids.get(
      'p-4444',
    ),
  ).toEqual({
    kind: 'paragraph',
    since,
    texts: [
      [since, 'Another text was here'],
      [day, text],
    ],
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
    '“p-2222” is not a place in the published text; name one after --near',
  ],
  [
    'retire near what is gone',
    () => retire(ledger, 'p-2222', { ...why, near: 'p-4444' }),
    '“p-4444” is not a place in the published text; name one after --near',
  ],
  [
    'retire near nothing',
    () => retire(ledger, 'p-2222', { ...why, near: '' }),
    '“” is not a place in the published text; name one after --near',
  ],
  [
    'retire without a reason',
    () => retire(ledger, 'p-2222', { ...why, note: ' ' }),
    'nobody who follows a link to it would learn why; give the reason in a sentence after --note',
  ],
  [
    'keep what is gone',
    () => keep(ledger, 'p-4444', inText('paragraph', TEXT)),
    'p-4444 is not in the text; only a passage that is there can be kept',
  ],
  [
    'retire what is still in the text',
    () => retire(ledger, 'p-2222', { ...why, ...inText('paragraph', TEXT) }),
    'p-2222 is still in the text, on line 12; delete it there first',
  ],
  [
    'merge into nothing',
    () => merge(ledger, 'p-2222', { day, place: undefined }),
    '“” is not a place in the published text; name one after --into',
  ],
  [
    'merge into what leads to it',
    () => merge(ledger, 'p-2222', { into: 'p-3333', day, place: undefined }),
    '“p-3333” is not a place in the published text; name one after --into',
  ],
  [
    'merge what was removed',
    () => merge(ledger, 'p-4444', { into: 'offer', day, place: undefined }),
    'p-4444 was removed on 2020-02-03 already; leave it as it is',
  ],
  [
    'keep what is not in the text',
    () => keep(ledger, 'p-2222', { day, place: undefined }),
    'p-2222 is not in the text; only a passage that is there can be kept',
  ],
  [
    'restore what is not in the text',
    () => restore(ledger, 'p-4444', { day, place: undefined }),
    'p-4444 is not in the text; put it at the end of its text first',
  ],
  [
    'redact what the text says',
    () => redact(ledger, 'p-2222', inText('paragraph', TEXT)),
    'the ledger holds no words of p-2222 but those in the text, on line 12; take them out there, run npm run anchors, then redact',
  ],
  [
    'restore what is there',
    () => restore(ledger, 'p-2222', inText('paragraph', TEXT)),
    'p-2222 was not removed; only what was removed or merged can be restored',
  ],
  [
    'merge into what does not say its words',
    () =>
      merge(
        {
          ...ledger,
          ids: new Map(ledger.ids).set('p-5555', {
            kind: 'paragraph',
            since,
            texts: [[since, 'Other words.']],
          }),
        },
        'p-2222',
        { day, into: 'p-5555' },
      ),
    'p-5555 does not say “One two three four five six seven eight…”, which p-2222 said; put those words there, or run npm run anchors -- --retire p-2222 --near p-5555 --note "WHY"',
  ],
  [
    'restore other words',
    () => restore(ledger, 'p-4444', inText('paragraph', TEXT)),
    'p-4444 said “Another text was here”, not “One two three four five six seven eight…”; give this text an id of its own',
  ],
])('refuses to %s', (_, operation, message) => {
  expect(operation).toThrow(new Error(message));
});
