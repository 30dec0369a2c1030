import { expect, test } from 'vitest';
import { type Entry, type Ledger } from '../../src/lib/ledger.ts';
import { keep, retire } from '../../src/lib/retire.ts';
import { anchored, published, source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
const ONE = 'On Monday the agency released an interview in which he said that he was ready.';
const TWO = 'Ministers did meet about twice a year, in Munich in February and in New York.';
const THREE = 'Moscow’s charges are older, and begin with the enlargement of the alliance.';
const NEW = 'Ambassadors have a council of their own, which met again after almost two years.';
const one = `${ONE} {/* #p-2222 */}`;
const two = `${TWO} {/* #p-3333 */}`;
const three = `${THREE} {/* #p-4444 */}`;
const quote =
  '<PullQuote id="q-ready">I am ready to meet him, of course, if the context is right.</PullQuote>';

const before = source(HEADING, one, two, quote, three);
const { ledger } = published(before);
const after = (...blocks: string[]) => anchored(source(...blocks), ledger);
const minted = (text: string) => /\{\/\* #(p-\w{4}) \*\/\}/.exec(text.slice(text.indexOf(NEW)))?.[1];

const lost = (id: string, line: number, began: string) =>
  `content/permalinks/test.json:${line}:1  ${id}, published on 2020-01-07, is missing from content/articles/test.mdx; it began “${began}”; ` +
  `put it back, or name it where its text is now ({/* #ID < ${id} */}), or retire it: npm run anchors -- --retire ${id} --near ID --note "WHY"`;

test('records every place of a new article and changes nothing on a second run', () => {
  const first = anchored(before);
  expect(first.done).toEqual([
    'recorded offer, “The offer”',
    'recorded p-2222, “On Monday the agency released an…”',
    'recorded p-3333, “Ministers did meet about twice a…”',
    'recorded q-ready, “I am ready to meet him,…”',
    'recorded p-4444, “Moscow’s charges are older, and begin…”',
  ]);
  expect(first.text).toBe(before);
  expect(anchored(before, first.ledger)).toMatchObject({
    text: before,
    problems: [],
    changes: [],
    ledger: first.ledger,
  });
});

test('gives ids to what has none, in text and in tags, and records them', () => {
  const {
    text,
    done,
    problems,
    ledger: next,
  } = anchored(
    source(
      HEADING,
      `${ONE}[^a]`,
      '<PullQuote>I am ready.</PullQuote>',
      '- An item',
      '> A quotation',
      '[^a]: A note.',
    ),
  );
  expect(problems).toEqual([]);
  expect(text).toBe(
    source(
      HEADING,
      `${ONE}[^a] {/* #p-7zfv */}`,
      '<PullQuote id="q-gryx">I am ready.</PullQuote>',
      '- An item {/* #p-c7y6 */}',
      '> A quotation {/* #p-792q */}',
      '[^a]: A note.',
    ),
  );
  expect(done.slice(1, 3)).toEqual([
    'gave the paragraph “On Monday the agency released an…” the id p-7zfv',
    'gave the quotation “I am ready.” the id q-gryx',
  ]);
  expect(next.ids.get('q-gryx')).toEqual({ kind: 'quotation', since: '2020-01-07', text: 'I am ready.' });
});

test('gives two equal paragraphs two ids', () => {
  const ids = anchored(source(HEADING, ONE, ONE)).text.match(/p-\w{4}/g);
  expect(new Set(ids).size).toBe(2);
});

test('writes an id without touching a byte order mark or the line ends of another system', () => {
  const text = `\uFEFF${source(HEADING, ONE, TWO)}`.replaceAll('\n', '\r\n');
  const written = anchored(text).text;
  expect(written.replace(/ \{\/\* #p-\w{4} \*\/\}/g, '')).toBe(text);
  expect(written.match(/ \{\/\* #p-\w{4} \*\/\}\r\n/g)).toHaveLength(2);
});

test.each([
  [
    'a typo is corrected',
    [HEADING, one.replace('agency', 'wire agency'), two, quote, three],
    ['recorded the new wording of p-2222, “On Monday the wire agency released…”'],
  ],
  [
    'a sentence is reworded',
    [HEADING, one.replace('he said that he was ready', 'readiness was announced'), two, quote, three],
    ['recorded the new wording of p-2222, “On Monday the agency released an…”'],
  ],
  [
    'a heading is reworded',
    ['## What he said {/* #offer */}', one, two, quote, three],
    ['recorded the new wording of offer, “What he said”'],
  ],
  ['a paragraph is moved', [HEADING, two, three, quote, one], []],
  [
    'two paragraphs are merged',
    [HEADING, `${ONE} ${TWO} {/* #p-2222 < p-3333 */}`, quote, three],
    [
      'recorded the new wording of p-2222, “On Monday the agency released an…”',
      'recorded that p-3333 leads to p-2222',
    ],
  ],
  [
    'a line is broken as on another system',
    [HEADING, one.replace('in which', 'in\r\nwhich'), two, quote, three],
    [],
  ],
])('keeps every id when %s', (_, blocks, done) => {
  const result = after(...blocks);
  expect(result.problems).toEqual([]);
  expect(result.done).toEqual(done);
  expect(result.text).toBe(source(...blocks));
  expect([...result.ledger.ids.keys()].sort()).toEqual([...ledger.ids.keys()].sort());
});

test('gives only the new paragraph an id when one is inserted above', () => {
  const result = after(HEADING, NEW, one, two, quote, three);
  expect(result.problems).toEqual([]);
  expect(result.text).toBe(source(HEADING, `${NEW} {/* #${minted(result.text)} */}`, one, two, quote, three));
  expect(result.done).toEqual([
    `gave the paragraph “Ambassadors have a council of their…” the id ${minted(result.text)}`,
  ]);
});

test('says which part of a split paragraph holds most of what links meant', () => {
  const result = after(
    HEADING,
    'On Monday the agency released an interview in which',
    'he said that he was ready. {/* #p-2222 */}',
    two,
    quote,
    three,
  );
  expect(result.problems).toEqual([]);
  expect(result.done[0]).toMatch(
    /^gave the paragraph “On Monday the agency released an…” the id p-\w{4}; it holds most of what p-2222 said: swap the two ids if links to p-2222 mean this part$/,
  );
});

test('asks what became of a paragraph that is gone', () => {
  expect(after(HEADING, one, quote, three).problems).toEqual([
    lost('p-3333', 4, 'Ministers did meet about twice a year, in'),
  ]);
});

test('asks what became of each when the whole article is rewritten', () => {
  const { problems } = after('## Nobody answered {/* #answer */}', NEW);
  expect(problems.map((line) => /\s\s([\w-]+),/.exec(line)?.[1])).toEqual([
    'offer',
    'p-2222',
    'p-3333',
    'p-4444',
    'q-ready',
  ]);
});

test('asks for an id back that was deleted by accident', () => {
  expect(after('## The offer', one, TWO, quote.replace(' id="q-ready"', ''), three).problems).toEqual([
    'content/articles/test.mdx:6:1  the section “The offer” has lost its id offer; write {/* #offer */} at its end again',
    'content/articles/test.mdx:10:1  the paragraph “Ministers did meet about twice a…” has lost its id p-3333; write {/* #p-3333 */} at its end again',
    'content/articles/test.mdx:12:1  the quotation “I am ready to meet him,…” has lost its id q-ready; write id="q-ready" in its tag again',
  ]);
});

test('asks for the id back of the text that says most of what was published', () => {
  const { problems } = after(HEADING, NEW, one, TWO.replace('New York', 'Vienna'), quote, three);
  expect(problems).toEqual([
    'content/articles/test.mdx:12:1  the paragraph “Ministers did meet about twice a…” has lost its id p-3333; write {/* #p-3333 */} at its end again',
  ]);
});

test.each([
  ['after it', [HEADING, one, one.replace('Monday', 'Tuesday'), two, quote, three], 10, 8],
  ['before it', [HEADING, one.replace('Monday', 'Tuesday'), one, two, quote, three], 8, 10],
])('finds the copy of a paragraph %s, not the original', (_, blocks, copy, original) => {
  expect(after(...blocks).problems).toEqual([
    `content/articles/test.mdx:${copy}:1  p-2222 stands twice, here and on line ${original}; if this is the copy, delete {/* #p-2222 */} and run npm run anchors, which gives another`,
  ]);
});

test('asks whether an id still means what it did when little of its text is left', () => {
  const what =
    'content/articles/test.mdx:10:1  p-3333 said “Ministers did meet about twice a…” when it was last recorded and now says “Ambassadors have a council of their…”; ';
  const accept = 'if it still makes the same point, run npm run anchors -- --keep p-3333; ';
  const other = `${NEW} {/* #p-3333 */}`;
  expect(after(HEADING, one, other, quote, three).problems).toEqual([
    `${what}${accept}if it is another text, delete {/* #p-3333 */} and retire p-3333: npm run anchors -- --retire p-3333 --near ID --note "WHY"`,
  ]);
  expect(after(HEADING, one, other, quote, three, TWO).problems).toEqual([
    `${what}${accept}if its text is now on line 16, move {/* #p-3333 */} there`,
  ]);
  expect(after(HEADING, `${ONE} ${TWO} {/* #p-2222 */}`, other, quote, three).problems).toEqual([
    `${what}${accept}if its text is now on line 8, delete {/* #p-3333 */} here and name p-3333 there as an alias of p-2222`,
  ]);
  const kept = keep(ledger, 'p-3333', NEW);
  expect(anchored(source(HEADING, one, other, quote, three), kept).problems).toEqual([]);
});

test('notices two ids that were swapped', () => {
  expect(
    after(HEADING, `${TWO} {/* #p-2222 */}`, `${ONE} {/* #p-3333 */}`, quote, three).problems.map((line) =>
      line.slice(line.lastIndexOf(';') + 2),
    ),
  ).toEqual([
    'if its text is now on line 10, move {/* #p-2222 */} there',
    'if its text is now on line 8, move {/* #p-3333 */} there',
  ]);
});

test('leaves a text alone whose words were taken out of the ledger', () => {
  const redacted: Ledger = {
    ...ledger,
    ids: new Map(ledger.ids).set('p-3333', { kind: 'paragraph', since: '2020-01-07', text: '' }),
  };
  expect(anchored(before, redacted)).toMatchObject({ problems: [], changes: [], ledger: redacted });
});

test.each([
  [
    '## What the context could be',
    'content/articles/test.mdx:14:1  the heading “What the context could be” has no id; write {/* #context */}, or another word for its topic, at its end',
  ],
  [
    '## The *`constructor`* and the offers',
    'content/articles/test.mdx:14:1  the heading “The constructor and the offers” has no id; write {/* #offers */}, or another word for its topic, at its end',
  ],
  [
    '## Élysée “talks”',
    'content/articles/test.mdx:14:1  the heading “Élysée “talks”” has no id; write {/* #elysee */}, or another word for its topic, at its end',
  ],
  [
    '## Что он сказал',
    'content/articles/test.mdx:14:1  the heading “Что он сказал” has no id; write a word for its topic, of the letters a to z, at its end: {/* #topic */}',
  ],
  [
    '## 🕊',
    'content/articles/test.mdx:14:1  the heading “🕊” has no id; write a word for its topic, of the letters a to z, at its end: {/* #topic */}',
  ],
])('asks for an id for the heading %s', (heading, problem) => {
  expect(after(HEADING, one, two, quote, heading, three).problems).toEqual([problem]);
});

test.each([
  [
    'an id of another grammar',
    `${NEW} {/* #P-7F3K */}`,
    '“P-7F3K” cannot be the id of a paragraph: an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter; delete {/* #P-7F3K */} and run npm run anchors, which gives another',
  ],
  [
    'a reserved id',
    '## Notes {/* #notes */}',
    '“notes” cannot be the id of a section: this id is the page’s own; write another word for its topic in place of notes',
  ],
  [
    'an alias that was never published',
    `${NEW} {/* #p-7f3k < p-9999 */}`,
    'p-9999 was never published, so no link leads to it; take p-9999 out of this comment',
  ],
  [
    'an alias that is still an id',
    `${NEW} {/* #p-7f3k < p-2222 */}`,
    'p-2222 is named as an alias here and is still an id on line 8; take p-2222 out of this comment, or delete {/* #p-2222 */} there',
  ],
])('reports %s', (_, block, problem) => {
  expect(after(HEADING, one, two, quote, three, block).problems).toEqual([
    `content/articles/test.mdx:16:1  ${problem}`,
  ]);
});

test('reports an alias that is named twice', () => {
  expect(
    after(HEADING, `${ONE} {/* #p-2222 < p-3333 */}`, quote, `${THREE} {/* #p-4444 < p-3333 */}`).problems,
  ).toContain(
    'content/articles/test.mdx:12:1  p-3333 is named as an alias twice, here and on line 8; take p-3333 out of this comment',
  );
});

const date = '2020-02-03';
const removed = retire(ledger, 'p-3333', { near: 'p-2222', note: 'The figure was wrong.', date });

test('takes back what was removed when the same text stands again', () => {
  const result = anchored(before, removed);
  expect(result.problems).toEqual([]);
  expect(result.done).toEqual(['took p-3333 back: it was removed on 2020-02-03']);
  expect(result.ledger).toEqual(ledger);
});

test.each<[string, string, Entry | undefined, string]>([
  [
    'of what was removed, on another text',
    NEW,
    undefined,
    'p-3333 was removed on 2020-02-03 and began “Ministers did meet about twice a year, in Munich in February and”, which this paragraph does not say; delete {/* #p-3333 */} and run npm run anchors, which gives another',
  ],
  [
    'of what was removed without a trace',
    TWO,
    { ...(removed.ids.get('p-3333') as Entry), was: '' } as Entry,
    'p-3333 was removed on 2020-02-03 and its words are not kept; if this is the same text, run npm run anchors -- --restore p-3333, else delete {/* #p-3333 */} and run npm run anchors, which gives another',
  ],
  [
    'of what was merged',
    TWO,
    { kind: 'paragraph', since: '2020-01-07', alias: 'p-2222', until: date, note: '' },
    'p-3333 was merged into p-2222 on 2020-02-03 and leads there; delete {/* #p-3333 */} and run npm run anchors, which gives another',
  ],
])('does not take an id %s', (_, text, entry, problem) => {
  const ids = entry ? new Map(removed.ids).set('p-3333', entry) : removed.ids;
  const result = anchored(source(HEADING, one, `${text} {/* #p-3333 */}`, quote, three), {
    article: 'test',
    ids,
  });
  expect(result.problems).toEqual([`content/articles/test.mdx:10:1  ${problem}`]);
});

test('writes the aliases of a merged paragraph where they lead in the end', () => {
  const merged = after(HEADING, `${ONE} ${TWO} {/* #p-2222 < p-3333 */}`, quote, three);
  const again = anchored(
    source(HEADING, quote, `${THREE} ${ONE} ${TWO} {/* #p-4444 < p-2222 */}`),
    merged.ledger,
  );
  expect(again.problems).toEqual([]);
  expect(again.text).toBe(source(HEADING, quote, `${THREE} ${ONE} ${TWO} {/* #p-4444 < p-2222 < p-3333 */}`));
  expect(again.done.slice(1)).toEqual([
    'recorded that p-2222 leads to p-4444',
    'recorded that p-3333 leads to p-4444',
    'wrote at p-4444 that p-3333 leads here',
  ]);
  expect(again.ledger.ids.get('p-3333')).toEqual({
    kind: 'paragraph',
    since: '2020-01-07',
    alias: 'p-4444',
    until: '2020-01-07',
    note: 'Merged into this paragraph.',
  });
});

test.each([
  ['<PullQuote id="q-ready">', '<PullQuote formerly="p-3333" id="q-ready">', 'p-3333'],
  [
    '<PullQuote id="q-ready" formerly="p-3333">',
    '<PullQuote id="q-ready" formerly="p-3333 p-4444">',
    'p-4444',
  ],
])('writes the aliases of a component into its tag %s', (tag, written, alias) => {
  const entry: Entry = {
    kind: 'paragraph',
    since: '2020-01-07',
    alias: 'q-ready',
    until: date,
    note: 'Merged into this quotation.',
  };
  const ids = new Map(ledger.ids)
    .set('p-3333', entry)
    .set('p-4444', alias === 'p-4444' ? entry : { ...entry, alias: 'q-ready' });
  if (alias === 'p-3333') ids.delete('p-4444');
  const text = quote.replace('<PullQuote id="q-ready">', tag);
  const result = anchored(source(HEADING, one, text), { article: 'test', ids });
  expect(result.problems).toEqual([]);
  expect(result.text).toBe(source(HEADING, one, text.replace(tag, written)));
});
