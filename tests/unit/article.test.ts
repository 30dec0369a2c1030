import { expect, test } from 'vitest';
import { componentsOf, entryOf, readArticle } from '../../src/article/article.ts';
import { COMPONENTS } from '../../src/article/components.ts';
import { problemLines } from '../../src/article/problem.ts';
import { isLive, lastText } from '../../src/links/entry.ts';
import { readLedger } from '../../src/links/ledger.ts';
import { fixtureFiles } from './rule-fixtures.ts';

const PATH = 'content/articles/every-construct.mdx';
const FRONT = `---
headline: A
deck: B
kicker: C
topic: D
basedOn: based-on
eventDate: 2019-12-23
published: 2020-01-07
---
`;
const article = (body: string, front = FRONT) => readArticle('a.mdx', Buffer.from(front + body));

test.each([
  ['in single quotes', "[^n]: <Cite id='a' />."],
  ['with the id on the next line', '[^n]: <Cite\n    id="a"\n    />.'],
  ['in two paragraphs of a note', '[^n]: A note.\n\n    <Cite id="a" />.'],
])('sees a source cited %s', (_, note) => {
  expect(article(`Words.[^n]\n\n${note}`)).toMatchObject({ cited: ['a'] });
});

test('orders what is cited as a reader meets it, each once, whatever the order of the notes', () => {
  const body = `First.[^2] Then <Cite id="in-text" />.[^1][^2]

[^1]: <Cite id="one" />; <Cite id="two" />.
[^2]: <Cite id="two" /> and <Cite id="three" />.
[^3]: <Cite id="never-met" />.
`;
  expect(article(body).cited).toEqual(['two', 'three', 'in-text', 'one']);
});

test('leaves to the data what is cited in data alone', () => {
  const { cited, front } = article('Words.');
  expect([cited, front?.value?.basedOn]).toEqual([[], 'based-on']);
});

test('shows of two notes of one name the first', () => {
  const { notes, cited } = article('Words.[^n]\n\n[^n]: <Cite id="a" />.\n[^n]: <Cite id="b" />.\n');
  expect(notes.map(({ node, first }) => node === first)).toEqual([true, false]);
  expect(cited).toEqual(['a']);
});

test('blanks what is no prose, and keeps the place of every other character', () => {
  const body = 'Words `[code]` {/* #p-2222 */} end.\n';
  const { prose, text } = article(body);
  expect(prose).toHaveLength(text.length);
  expect(prose.trim()).toBe('Words                          end.');
  expect(prose.indexOf('end.')).toBe(text.indexOf('end.'));
});

test.each([
  ['a draft', 'draft: true\n', true],
  ['one that says it is none', 'draft: false\n', false],
  ['a draft whose frontmatter YAML cannot read', 'draft: true\ndeck: [\n', true],
])('knows %s', (_, key, isDraft) => {
  expect(article('Words.', FRONT.replace('---\n', `---\n${key}`)).isDraft).toBe(isDraft);
});

test.each([
  ['nothing', '', []],
  ['a tag that is not closed', 'Words <b> on.', ['11:7']],
  [
    'three faults in as many paragraphs',
    'Five <5%.\n\nA {b c} d.\n\nA <Lang is="de">Wort',
    ['11:6', '13:3', '15:3'],
  ],
])('tells where MDX cannot read %s, and that something may be missing', (_, body, places) => {
  const { file, isWhole } = article(`\n${body}`);
  const said = problemLines([file]).map((line) => /^a\.mdx:(\d+:\d+) {2}/.exec(line)?.[1]);
  expect([said, isWhole]).toEqual([places, places.length === 0]);
});

test.each([
  ['no frontmatter', 'Words.', 'the file does not begin with frontmatter between two lines ---'],
  [
    'frontmatter without an end',
    '---\nheadline: A\n',
    'the file does not begin with frontmatter between two lines ---',
  ],
  ['empty frontmatter', '---\n# nothing\n---\n', 'the frontmatter is nothing'],
])('tells of %s and goes on', (_, text, told) => {
  const { file, front } = article(text, '');
  expect(front?.value).toBeUndefined();
  expect(problemLines([file])).toEqual([expect.stringContaining(`a.mdx:1:1  ${told}; `)]);
});

test('points into the frontmatter with lines and columns of the file', () => {
  const { front } = article('Words.');
  expect(front?.at(['published'])).toMatchObject({ line: 8, column: 12 });
  expect(front?.at(['published'], true)).toMatchObject({ line: 8, column: 1 });
});

test('the fixture from which other tests draw holds every construct that an article may use', () => {
  const read = readArticle(PATH, fixtureFiles('good').get(PATH) ?? new Uint8Array());
  const types = [...new Set(read.nodes.map(({ node }) => node.type))].sort();
  expect(types.join(' ')).toBe(
    'blockquote break definition emphasis footnoteDefinition footnoteReference heading image imageReference inlineCode link linkReference list listItem mdxJsxFlowElement mdxJsxTextElement mdxTextExpression paragraph root strong table tableCell tableRow text',
  );
  const components = new Set([...componentsOf(read)].map(({ node }) => node.name));
  expect([...components].sort()).toEqual([...COMPONENTS.keys()].sort());
  const depths = read.nodes
    .filter(({ node }) => node.type === 'list')
    .map(({ within }) => within.filter(({ type }) => type === 'listItem').length);
  expect(Math.max(...depths)).toBe(2);
  expect(read.text).toMatch(/ --name .*\n.*https:\/\/\S+--/);
});

test.each(['every-construct', 'second-article'])('the ledger of the fixture %s holds its places', (slug) => {
  const files = fixtureFiles('good');
  const path = `content/permalinks/${slug}.json`;
  const ledger = readLedger(path, Buffer.from(files.get(path) ?? []).toString('utf8'));
  const article = readArticle(`${slug}.mdx`, files.get(`content/articles/${slug}.mdx`) ?? new Uint8Array());
  const recorded = [...ledger.ids].flatMap(([id, entry]) =>
    isLive(entry) ? [[id, entry.kind, lastText(entry)]] : [],
  );
  expect(recorded.sort()).toEqual(article.places.map(({ id, kind, text }) => [id, kind, text]).sort());
});

test('each note that a reader sees knows the wide figure that is between it and the next', () => {
  const text = `One.[^b] Two.[^a] {/* #p-2222 */}

<Lanes id="f-one" title="One" data="one" />

<Lanes id="f-two" title="Two" data="two" />

Three.[^b] {/* #p-3333 */}

<Figure id="f-table" title="A table">

Four.[^c]

</Figure>

<Picture id="f-text" src="a.jpg" alt="A" />

<Picture id="f-wide" src="a.jpg" alt="A" wide />

[^a]: A.
[^b]: B.
[^c]: C.
[^d]: D.
`;
  expect(entryOf(readArticle('content/articles/a.mdx', Buffer.from(text))).notes).toEqual([
    {},
    { above: 'f-one' },
    { above: 'f-wide' },
  ]);
});
