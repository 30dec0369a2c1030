import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/links/entry.ts';
import type { Ledger } from '../../src/links/ledger.ts';
import { anchored, published, source } from './publishing.ts';

const HEADING = '## The offer {/* #offer */}';
const ANSWER = '## No answer {/* #answer */}';
const ONE = 'On Monday the agency released an interview in which he said that he was ready.';
const TWO = 'Ministers did meet about twice a year, in Munich in February and in New York.';
const NEW = 'Ambassadors have a council of their own, which met again after almost two years.';
const one = `${ONE} {/* #p-2222 */}`;
const two = `${TWO} {/* #p-3333 */}`;
const QUOTE = 'I am ready to meet him, of course, if the context is right.';
const quote = `<PullQuote id="q-ready">${QUOTE}</PullQuote>`;
const table = '<Lanes id="f-table" title="One remark, four wordings" />';

const before = [HEADING, one, two, quote, table, ANSWER];
const { ledger } = published(source(...before));

const since = '2020-01-07';
const until = '2020-02-03';
const alias: Entry = {
  kind: 'paragraph',
  since,
  texts: [[since, `${TWO} On Monday the agency released an interview in which`]],
  alias: 'p-2222',
  until,
  note: 'Merged into this paragraph.',
};
const gone = (was: string): Entry => ({
  ...{
    kind: 'paragraph',
    since,
    texts: [[since, was]],
    gone: true,
    near: 'offer',
    until,
    note: 'It was wrong.',
  },
});
const removed = gone(TWO);
/** The ledger with another entry for p-3333. */
const having = (entry: Entry): Ledger => ({ ...ledger, ids: new Map(ledger.ids).set('p-3333', entry) });
/** The ledger before p-3333 was ever recorded. */
const without: Ledger = { ...ledger, ids: new Map([...ledger.ids].filter(([id]) => id !== 'p-3333')) };
const retire = (id: string) => `npm run anchors -- --retire ${id} --near ID --note "WHY"`;

/** What the text says of p-3333, by what the ledger says of it: a problem at a line, something done, or nothing. */
describe.each<[string, (string | undefined)[], Record<string, [Ledger, string]>]>([
  [
    'an id that is once in the text, on its words',
    [two],
    {
      unknown: [without, 'done: recorded p-3333, “Ministers did meet about twice a year, …”'],
      live: [ledger, ''],
      alias: [having(alias), 'done: took p-3333 back: it was merged into p-2222 on 2020-02-03'],
      gone: [having(removed), 'done: took p-3333 back: it was removed on 2020-02-03'],
      'gone and redacted': [
        having(gone('')),
        '14: p-3333 was removed on 2020-02-03 and its words are not kept; if this is the same text, run npm run anchors -- --restore p-3333, else delete {/* #p-3333 */} and run npm run anchors, which gives another',
      ],
    },
  ],
  [
    'an id on words that are still recognisable',
    [two.replace('Munich', 'Berlin')],
    {
      live: [ledger, 'done: recorded the new wording of p-3333, “Ministers did meet about twice a year, …”'],
      'live and redacted': [
        having({ kind: 'paragraph', since, texts: [[since, '']] }),
        'done: recorded the new wording of p-3333, “Ministers did meet about twice a year, …”',
      ],
      gone: [having(removed), 'done: took p-3333 back: it was removed on 2020-02-03'],
    },
  ],
  [
    'an id on other words',
    [`${NEW} {/* #p-3333 */}`],
    {
      unknown: [without, 'done: recorded p-3333, “Ambassadors have a council of their own…”'],
      live: [
        ledger,
        `14: p-3333 said “Ministers did meet about twice a year, …” when it was last recorded and now says “Ambassadors have a council of their own…”; if it still makes the same point, run npm run anchors -- --keep p-3333; if it is another text, delete {/* #p-3333 */} and run ${retire('p-3333')}`,
      ],
      gone: [
        having(removed),
        '14: p-3333 was removed on 2020-02-03 and said “Ministers did meet about twice a year, …”, which this paragraph does not say; delete {/* #p-3333 */} and run npm run anchors, which gives another',
      ],
    },
  ],
  [
    'an id on other words, with its own words elsewhere',
    [`${NEW} {/* #p-3333 */}`, TWO],
    {
      live: [
        ledger,
        '14: p-3333 said “Ministers did meet about twice a year, …” when it was last recorded and now says “Ambassadors have a council of their own…”; if it still makes the same point, run npm run anchors -- --keep p-3333; if its text is now on line 16, move {/* #p-3333 */} there',
      ],
    },
  ],
  [
    'an id on other words, with its own words in a place that has an id',
    [`${NEW} {/* #p-3333 */}`, `${TWO} {/* #p-4444 */}`],
    {
      live: [
        ledger,
        '14: p-3333 said “Ministers did meet about twice a year, …” when it was last recorded and now says “Ambassadors have a council of their own…”; if it still makes the same point, run npm run anchors -- --keep p-3333; if its text is now on line 16, delete {/* #p-3333 */} here and run npm run anchors -- --merge p-3333 --into p-4444',
      ],
    },
  ],
  [
    'an id that is in the text twice',
    [two.replace('Munich', 'Berlin'), two],
    {
      live: [
        ledger,
        '14: the id #p-3333 is already used on line 16; delete {/* #p-3333 */} and run npm run anchors, which gives another',
      ],
      unknown: [
        without,
        '16: the id #p-3333 is already used on line 14; delete {/* #p-3333 */} and run npm run anchors, which gives another',
      ],
    },
  ],
  [
    'words without their id',
    [TWO.replace('Munich', 'Berlin')],
    {
      unknown: [without, 'done: gave the paragraph “Ministers did meet about twice a year, …” the id p-'],
      live: [
        ledger,
        '14: the paragraph “Ministers did meet about twice a year, …” has lost its id p-3333; write {/* #p-3333 */} at its end again',
      ],
      alias: [having(alias), 'done: gave the paragraph “Ministers did meet about twice a year, …” the id p-'],
      gone: [
        having(removed),
        'done: gave the paragraph “Ministers did meet about twice a year, …” the id p-',
      ],
    },
  ],
  [
    'words with an id that cannot be theirs',
    [`${TWO} {/* #P-3333 */}`],
    {
      unknown: [
        without,
        '14: the id #P-3333 cannot be used, since an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter; delete {/* #P-3333 */} and run npm run anchors, which gives another',
      ],
      live: [
        ledger,
        '14: the id #P-3333 cannot be used, since an id has only lower-case a–z, 0–9 and single hyphens, and starts with a letter; write {/* #p-3333 */} in its place',
      ],
    },
  ],
  [
    'neither the id nor its words',
    [],
    {
      unknown: [without, ''],
      live: [
        ledger,
        `ledger 6: p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, …”, is missing from the article; put it back, or run ${retire('p-3333')}`,
      ],
      alias: [having(alias), ''],
      'alias of nothing': [
        having({ ...alias, texts: [], alias: 'p-9999' }),
        `ledger 6: p-3333 leads to p-9999, which is not a place in the article; put it back, or run ${retire('p-3333')}`,
      ],
      'alias in a circle': [
        having({ ...alias, texts: [], alias: 'p-3333' }),
        `ledger 6: p-3333 leads to p-3333, which is not a place in the article; put it back, or run ${retire('p-3333')}`,
      ],
      gone: [having(removed), ''],
      'gone near nothing': [
        having({ ...removed, near: 'p-9999' } as Entry),
        'ledger 6: p-3333 was removed near p-9999, which is not a place in the article; write in its line, after "near", the id of a place in the article',
      ],
    },
  ],
  [
    'its words in another paragraph',
    [`${TWO} So much for ministers. {/* #p-4444 */}`],
    {
      live: [
        ledger,
        `ledger 6: p-3333, published on 2020-01-07 as “Ministers did meet about twice a year, …”, is missing from the article; if it was merged into p-4444, run npm run anchors -- --merge p-3333 --into p-4444; else put it back, or run ${retire('p-3333')}`,
      ],
    },
  ],
])('where the text holds %s', (_, blocks, states) => {
  test.each(Object.entries(states))('and the ledger says it is %s', (_state, [entry, expected]) => {
    const text = source(HEADING, one, ...(blocks as string[]), quote, table, ANSWER);
    const { problems, done } = anchored(text, entry);
    const told = problems.map((line) =>
      line
        .replace(/^content\/articles\/test\.mdx:(\d+):\d+  /, '$1: ')
        .replace(/^content\/permalinks\/test\.json:(\d+):\d+  /, 'ledger $1: ')
        .replace(/ \[[\w-]+\]$/, ''),
    );
    const did = done.filter((line) => !/p-4444/.test(line)).map((line) => `done: ${line}`);
    // A generated id is another test's business.
    const all = [...told, ...(told.length > 0 ? [] : did)].map((line) =>
      line.replace(/(the id p-)\w{4}/, '$1'),
    );
    expect(all.join('\n')).toBe(expected);
  });
});

test('points at the id, and at the line of the ledger, by the rule that says so', () => {
  expect(
    anchored(
      source(...before, one, `${NEW} {/* #P-1 */}`),
      having({ ...alias, texts: [[since, 'No.']], alias: 'x' }),
    ).problems,
  ).toEqual([
    expect.stringMatching(/^content\/articles\/test\.mdx:14:\d+  p-3333 was merged into x .+ \[permalink\]$/),
    expect.stringMatching(
      /^content\/articles\/test\.mdx:22:80  the id #p-2222 is already used on line 12; .+ \[unique-id\]$/,
    ),
    expect.stringMatching(
      /^content\/articles\/test\.mdx:24:82  the id #P-1 cannot be used, .+ \[usable-id\]$/,
    ),
    expect.stringMatching(/^content\/permalinks\/test\.json:6:1  p-3333 leads to x, .+ \[permalink\]$/),
  ]);
});

const swapped = (a: string, b: string): string[] => {
  const [first = '', second = ''] = [a, b].map((block) => /\{\/\* #\S+ \*\/\}|id="[^"]+"/.exec(block)?.[0]);
  return [a.replace(first, second), b.replace(second, first)];
};
const quote2 = '<PullQuote id="q-reply">Nobody in Moscow gave an answer to any of this.</PullQuote>';
const table2 = '<Lanes id="f-row" title="The empty top row" />';
const [caution, speed] = ['## The case for caution {/* #caution */}', '## The case for speed {/* #speed */}'];

test('notices that like headings have each other’s id, and what moves them back', () => {
  const { ledger: own } = published(source(caution, speed));
  const { problems } = anchored(source(...swapped(caution, speed)), own);
  expect(problems.map((line) => line.slice(line.lastIndexOf('; ') + 2))).toEqual([
    'if its text is now on line 12, move {/* #speed */} there [permalink]',
    'if its text is now on line 10, move {/* #caution */} there [permalink]',
  ]);
});

const picture = '<Picture src="hills.jpg" alt="The hills at dusk" credit="Own work" id="f-hills" />';
const picture2 = '<Picture src="lake.jpg" alt="A lake and its shore" credit="Own work" id="f-lake" />';

describe.each([
  ['a section', HEADING, ANSWER, 'offer', '## What he offered {/* #offer */}'],
  ['a paragraph', one, two, 'p-2222', `${ONE.replace('Monday', 'Tuesday')} {/* #p-2222 */}`],
  ['a quotation', quote, quote2, 'q-ready', quote.replace('of course', 'naturally')],
  ['a figure', table, table2, 'f-table', table.replace('One remark', 'A few words')],
  ['a picture', picture, picture2, 'f-hills', picture.replace('at dusk', 'in the evening')],
])('the link of %s', (_, place, other, id, changed) => {
  const { ledger: own } = published(source(place, other, '## The end {/* #end */}'));
  const after = (...blocks: string[]) => anchored(source(...blocks, '## The end {/* #end */}'), own);

  test('stays where it is moved', () => {
    expect(after(other, place)).toMatchObject({ problems: [], changes: [] });
  });

  test('stays where it is reworded, and its words are kept', () => {
    const { problems, done, ledger: next } = after(changed, other);
    expect([problems, done.length, next.ids.get(id)?.texts.length]).toEqual([[], 1, 2]);
  });

  test('is asked for where it is removed', () => {
    const { problems } = after(other);
    expect(problems).toEqual([expect.stringContaining(`  ${id}, published on 2020-01-07 as “`)]);
    expect(problems[0]).toContain(`, or run ${retire(id)}`);
  });

  test('is asked for where it is written no more', () => {
    const without = place.replace(/ \{\/\* #\S+ \*\/\}| id="\S+"/, '');
    expect(after(without, other).problems).toEqual([expect.stringContaining(` has lost its id ${id};`)]);
  });

  test('is found where it is on another', () => {
    const { problems } = after(...swapped(place, other));
    expect(problems.map((line) => /if its text is now on line (\d+), move/.exec(line)?.[1])).toEqual([
      '12',
      '10',
    ]);
  });
});

test('notices that the ids of three like headings have gone round', () => {
  const headings = ['caution', 'speed', 'doubt'].map((word) => `## The case for ${word} {/* #${word} */}`);
  const { ledger: own } = published(source(...headings));
  const [a = '', b = '', c = ''] = headings;
  const round = [
    a.replace('#caution', '#speed'),
    b.replace('#speed', '#doubt'),
    c.replace('#doubt', '#caution'),
  ];
  expect(anchored(source(...round), own).problems).toHaveLength(3);
});

test('lets headings and titles be reworded altogether', () => {
  const blocks = [
    '## What he said {/* #offer */}',
    one,
    two,
    quote,
    table.replace(/title=".*"/, 'title="New"'),
    ANSWER,
  ];
  const { problems, done } = anchored(source(...blocks), ledger);
  expect(problems).toEqual([]);
  expect(done).toEqual([
    'recorded the new wording of offer, “What he said”',
    'recorded the new wording of f-table, “New”',
  ]);
});

test('lets a heading be reworded whose words are in another that says them as ever', () => {
  const { ledger: own } = published(source('## Russia {/* #russia */}', '## What Russia said {/* #said */}'));
  const { problems, done } = anchored(
    source('## Moscow {/* #russia */}', '## What Russia said {/* #said */}'),
    own,
  );
  expect([problems, done]).toEqual([[], ['recorded the new wording of russia, “Moscow”']]);
});

test('records every place of a new article and changes nothing on a second run', () => {
  const first = anchored(source(...before));
  expect(first.text).toBe(source(...before));
  expect(first.done.map((line) => line.split(',')[0])).toEqual(
    ['offer', 'p-2222', 'p-3333', 'q-ready', 'f-table', 'answer'].map((id) => `recorded ${id}`),
  );
  expect(first.ledger.ids.get('offer')).toEqual({ kind: 'section', since, texts: [[since, 'The offer']] });
  expect(anchored(source(...before), first.ledger)).toMatchObject({ problems: [], changes: [] });
});

test('gives ids to what has none, in text and in tags, in lists within lists, and to equal words two', () => {
  const written = anchored(
    source(
      HEADING,
      `${ONE}[^a]`,
      '<PullQuote>I am.</PullQuote>',
      '- An item\n  - An item\n    1. An item',
      '> A quotation',
      '[^a]: A note.',
    ),
  );
  expect(written.problems).toEqual([]);
  const ids = [...written.text.matchAll(/#(p-\w{4}) /g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(5);
  expect(written.text.replace(/([pq]-)\w{4}/g, '$1')).toBe(
    source(
      HEADING,
      `${ONE}[^a] {/* #p- */}`,
      '<PullQuote id="q-">I am.</PullQuote>',
      '- An item {/* #p- */}\n  - An item {/* #p- */}\n    1. An item {/* #p- */}',
      '> A quotation {/* #p- */}',
      '[^a]: A note.',
    ),
  );
  expect(anchored(written.text, written.ledger)).toMatchObject({
    problems: [],
    changes: [],
    text: written.text,
  });
});

test('says which part of a split paragraph holds most of what links meant', () => {
  const { problems, done } = anchored(
    source(
      HEADING,
      'On Monday the agency released an interview in which',
      'he said that he was ready. {/* #p-2222 */}',
      two,
      quote,
      table,
      ANSWER,
    ),
    ledger,
  );
  expect(problems).toEqual([]);
  expect(done[0]).toMatch(
    /^gave the paragraph “On Monday the agency released an interv…” the id p-\w{4}; it holds most of what p-2222 said: swap the two ids if links to p-2222 mean this part$/,
  );
});

test('asks for the id back of the text that says most of what was published', () => {
  const { problems } = anchored(
    source(
      HEADING,
      one,
      'Ministers did meet about twice a year, in Berlin.',
      TWO,
      '<PullQuote>I am ready to meet him, of course.</PullQuote>',
      table,
      '## No answer',
    ),
    ledger,
  );
  expect(problems.map((line) => line.replace(/^.*mdx:(\d+):1  /, '$1 '))).toEqual([
    '16 the paragraph “Ministers did meet about twice a year, …” has lost its id p-3333; write {/* #p-3333 */} at its end again [permalink]',
    '18 the quotation “I am ready to meet him, of course.” has lost its id q-ready; write id="q-ready" in its tag again [permalink]',
    '22 the section “No answer” has lost its id answer; write {/* #answer */} at its end again [permalink]',
  ]);
});

test.each([
  [
    '## What the context could be',
    'write a word for its topic, of the letters a to z, at its end: {/* #context */}',
  ],
  [
    '## The *`constructor`* and the offers',
    'write a word for its topic, of the letters a to z, at its end: {/* #offers */}',
  ],
  ['## Élysée “talks”', 'write a word for its topic, of the letters a to z, at its end: {/* #elysee */}'],
  ['## Что он сказал', 'write a word for its topic, of the letters a to z, at its end: {/* #topic */}'],
  ['## 🕊', 'write a word for its topic, of the letters a to z, at its end: {/* #topic */}'],
])('asks for an id for the heading %s', (heading, instead) => {
  const { problems } = anchored(source(...before, heading), ledger);
  expect(problems).toEqual([
    expect.stringMatching(
      /^content\/articles\/test\.mdx:22:1  the heading “.+” has no id; .+ \[permalink\]$/,
    ),
  ]);
  expect(problems[0]).toContain(`; ${instead} [`);
});

test('asks for another word where a section has an id that it cannot have', () => {
  expect(anchored(source(...before, '## Notes {/* #notes */}'), ledger).problems).toEqual([
    'content/articles/test.mdx:22:10  the id #notes cannot be used, since this id is the page’s own; write another word for its topic in place of notes [usable-id]',
  ]);
});
