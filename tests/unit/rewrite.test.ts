import { expect, test } from 'vitest';
import { ledgerText } from '../../src/links/ledger.ts';
import { isLive, lastText } from '../../src/links/entry.ts';
import { containment, short } from '../../src/links/wording.ts';
import { anchored, published, source } from './publishing.ts';

const article = source(
  '## The light on the rock {/* #light */}',
  '<Label is="disputed" /> The keeper of the light counts every boat that passes the rock before dusk. {/* #p-2222 */}',
  'In spring the fog lasts for weeks, and nobody on the shore sees the lamp at all.[^fog] {/* #p-3333 */}',
  'Two of the lenses were ground in a workshop that closed long ago. {/* #p-4444 */}',
  '<PullQuote id="q-lamp">Nobody on the shore sees the lamp at all.</PullQuote>',
  '## Boats and their crews {/* #boats */}',
  'Most crews come from the villages of the northern bay and sail home each night. {/* #p-5555 */}',
  '- A captain with children of her own takes no passengers in winter. {/* #p-6666 */}',
  '<Figure id="f-fares" title="Fares of the ferry">\n\n| Crossing | Fare |\n| --- | --- |\n| North | 5 |\n\n</Figure>',
  'The harbour master refuses to lend money for engines, whatever the bank writes to him. {/* #p-7777 */}',
  '## What the wind decides {/* #wind */}',
  'When the gale turns, pilots wait behind the island until the tide lifts them over the bar. {/* #p-8888 */}',
  'Old charts name a channel there that sand has filled since the great storm. {/* #p-9999 */}',
  '[^fog]: <Cite id="almanac" />, page 4.',
);
const { ledger } = published(article);

test('keeps every link to the article through new headings and edits in half of its paragraphs', () => {
  let headings = 0;
  let paragraphs = 0;
  let edits = 0;
  const rewritten = article.split('\n').map((line) => {
    if (line.startsWith('## '))
      return line.replace(/^## .* \{/, `A new paragraph.\n\n## Another heading, number ${++headings} {`);
    if (!line.includes('{/* #p-') || paragraphs++ % 2 > 0) return line;
    edits++;
    return line
      .replace(/(?<=^|\/> )(?=\p{L})/u, 'In short: ')
      .replaceAll(' of ', ' from ')
      .replace(' {/*', ' This sentence is new. {/*');
  });
  const result = anchored(rewritten.join('\n'), ledger);
  expect(result.problems).toEqual([]);
  expect(headings).toBe([...ledger.ids.values()].filter(({ kind }) => kind === 'section').length);
  expect(edits).toBe(Math.ceil(paragraphs / 2));
  expect(result.changes.filter(({ done }) => done.startsWith('recorded the new wording'))).toHaveLength(
    headings + edits,
  );

  for (const [id, entry] of ledger.ids) {
    const place = result.article.places.find((each) => each.id === id);
    expect(result.ledger.ids.get(id)).toMatchObject({ kind: entry.kind, since: entry.since });
    expect(lastText(result.ledger.ids.get(id))).toBe(place?.text);
    if (!isLive(entry) || entry.kind === 'section') continue;
    const likest = result.article.places
      .filter(({ kind }) => kind === entry.kind)
      .sort((a, b) => containment(lastText(entry), b.text) - containment(lastText(entry), a.text))[0];
    expect(likest?.id).toBe(id);
  }
});

test('keeps every section’s link on the heading over its text', () => {
  const sections = anchored(article, ledger).article.places.filter(({ kind }) => kind === 'section');
  const reworded = sections.reduce(
    (text, { text: heading, id }) => text.replace(`## ${heading} {`, `## Part ${id?.length} {`),
    article,
  );
  const after = anchored(reworded, ledger).article.places;
  const inSection = (id: string | undefined) =>
    after.filter((place) => place.section === id && place.kind !== 'section').map((place) => place.id);
  for (const { id } of sections) {
    const before = anchored(article, ledger).article.places.filter(
      (place) => place.section === id && place.kind !== 'section',
    );
    expect(inSection(id)).toEqual(before.map((place) => place.id));
    expect(before.length).toBeGreaterThan(0);
  }
});

test('names a removed paragraph and the command that retires it', () => {
  const paragraphs = [...ledger.ids].filter(([, { kind }]) => kind === 'paragraph');
  for (const [id, entry] of [...paragraphs.slice(0, 1), ...paragraphs.slice(-1)]) {
    const cut = article.split('\n').filter((line) => !line.endsWith(`{/* #${id} */}`));
    const lines = ledgerText(ledger).split('\n');
    const line = lines.findIndex((each) => each.startsWith(`"${id}"`)) + 1;
    expect(anchored(cut.join('\n'), ledger).problems).toEqual([
      `content/permalinks/test.json:${line}:1  ${id}, published on 2020-01-07 as ${short(lastText(entry))}, is missing from the article; ` +
        `put it back, or run npm run anchors -- --retire ${id} --near ID --note "WHY" [permalink]`,
    ]);
  }
});
