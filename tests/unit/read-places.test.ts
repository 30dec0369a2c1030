import { expect, test } from 'vitest';
import { problemLines } from '../../src/lib/problem.ts';
import { placesOf } from '../../src/markdown/read-places.ts';

const places = (source: string) => placesOf(source, 'a.mdx').places;
const problems = (source: string) => problemLines(placesOf(source, 'a.mdx').problems);

test('reads sections, paragraphs, quotations and figures in their order, each with its section', () => {
  const source = `# The headline

## The offer {/* #offer */}

<Label is="disputed" /> He *was* ready.[^a] {/* #p-7f3k < p-2222 */}

<PullQuote id="q-ready" formerly="q-2222 q-3333">He was ready.</PullQuote>

<Figure id="f-table" title="One table">

| a | b |
| - | - |

</Figure>

[^a]: A note.
`;
  const rest = { number: 1, section: 'offer', column: 1 };
  expect(places(source)).toEqual([
    {
      ...rest,
      kind: 'section',
      id: 'offer',
      aliases: [],
      text: 'The offer',
      line: 3,
      writeAt: expect.any(Number),
    },
    {
      ...rest,
      kind: 'paragraph',
      id: 'p-7f3k',
      aliases: ['p-2222'],
      text: 'He was ready.',
      label: 'disputed',
      line: 5,
      writeAt: expect.any(Number),
    },
    {
      ...rest,
      kind: 'quotation',
      id: 'q-ready',
      aliases: ['q-2222', 'q-3333'],
      text: 'He was ready.',
      line: 7,
      writeAt: expect.any(Number),
    },
    {
      ...rest,
      kind: 'figure',
      id: 'f-table',
      aliases: [],
      text: 'One table',
      line: 9,
      writeAt: expect.any(Number),
    },
  ]);
});

test.each([
  ['a footnote mark', 'He was ready.[^a] {/* #p-7f3k */}\n\n[^a]: A note.', 'He was ready.'],
  ['a link', 'He was [ready](https://a.example/){/* #p-7f3k */}', 'He was ready'],
  ['code', 'He was `ready` {/* #p-7f3k */}', 'He was ready'],
  ['a component', 'He was ready <Cite id="x" /> {/* #p-7f3k */}', 'He was ready'],
  ['white space', 'He was ready. \t{/* #p-7f3k */} \t\n', 'He was ready.'],
  ['two lines', 'He was\nready. {/* #p-7f3k */}', 'He was ready.'],
  ['two lines of another system', 'He was\r\nready. {/* #p-7f3k */}\r\n\r\nNext.', 'He was ready.'],
  ['a hard line break', 'He was  \nready. {/* #p-7f3k */}', 'He was ready.'],
])('reads an id after %s', (_, source, text) => {
  expect(places(source)[0]).toMatchObject({ id: 'p-7f3k', text, line: 1, column: 1 });
});

test('reads an id on each list item, and lists within them', () => {
  const source = '- One {/* #p-2222 */}\n- Two\n\n  still two\n\n  - Three {/* #p-3333 */}\n';
  expect(places(source).map(({ id, text, number }) => [id, text, number])).toEqual([
    ['p-2222', 'One', 1],
    [undefined, 'Two still two', 2],
    ['p-3333', 'Three', 3],
  ]);
});

test('reads the id of a block quotation at the end of its last paragraph', () => {
  expect(places('> One.\n>\n> Two. {/* #p-2222 */}\n')).toMatchObject([
    { kind: 'paragraph', id: 'p-2222', text: 'One. Two.' },
  ]);
});

test('takes no id from code', () => {
  const source = '```mdx\nText. {/* #p-7f3k */}\n```\n\nIt is written `{/* #p-2222 */}`\n';
  expect(places(source)).toMatchObject([{ kind: 'paragraph', text: 'It is written {/* #p-2222 */}' }]);
  expect(places(source)[0]?.id).toBeUndefined();
  expect(problems(source)).toEqual([]);
});

test('reads a component on one line with text in it like one on its own lines', () => {
  expect(places('<PullQuote id="q-a">He *was*, he said, ready.</PullQuote>')).toMatchObject([
    { kind: 'quotation', id: 'q-a', text: 'He was, he said, ready.' },
  ]);
  expect(places('<PullQuote id="q-a">\n  He *was*, he said, ready.\n</PullQuote>')).toMatchObject([
    { kind: 'quotation', id: 'q-a', text: 'He was, he said, ready.' },
  ]);
});

test.each([
  ['a paragraph', 'Text.  ', 'Text.|  '],
  ['a paragraph of another system’s lines', 'One\r\ntwo.\r\n\r\nThree', 'One\r\ntwo.|\r\n\r\nThree'],
  ['a paragraph after a byte order mark', '\uFEFFText.', '\uFEFFText.|'],
  ['a paragraph that ends in a link', 'A [link](x)\n', 'A [link](x)|\n'],
  ['a paragraph that ends in an escaped space', 'Text \\\n', 'Text \\|\n'],
  ['a closed heading', '## Head ##  \n', '## Head| ##  \n'],
  ['an underlined heading', 'Head \n---\n', 'Head| \n---\n'],
  ['a list item', '- One\n\n  Two\n', '- One|\n\n  Two\n'],
  ['a block quotation', '> One\n>\n> Two\n', '> One\n>\n> Two|\n'],
  ['a component', '<PullQuote\n  by="x">Text</PullQuote>', '<PullQuote|\n  by="x">Text</PullQuote>'],
  ['a component that was renamed', '<Timeline formerly="f-a" />', '<Timeline| formerly="f-a" />'],
  ['a block that has an id', 'Text. {/* #p-2222  */}', 'Text. {/* #p-2222|  */}'],
  ['a component that has an id', '<Timeline id="f-a" />', '<Timeline| id="f-a" />'],
  [
    'a component that has aliases',
    '<Timeline id="f-a" formerly="f-b" />',
    '<Timeline id="f-a" formerly="f-b|" />',
  ],
])('knows where to write on %s', (_, source, marked) => {
  const at = places(source)[0]?.writeAt ?? 0;
  expect(`${source.slice(0, at)}|${source.slice(at)}`).toBe(marked);
});

const NOTHING =
  'names nothing, since it is not at the end of a paragraph, heading or list item; move it to the end of the last line of its text, or delete it';

test.each([
  ['on a line of its own', 'Text.\n{/* #p-2222 */}', `a.mdx:2:1  {/* #p-2222 */} ${NOTHING}`],
  ['after an empty line', 'Text.\n\n{/* #p-2222 */}', `a.mdx:3:1  {/* #p-2222 */} ${NOTHING}`],
  ['before the end', 'Text. {/* #p-2222 */} More.', `a.mdx:1:7  {/* #p-2222 */} ${NOTHING}`],
  [
    'twice in one paragraph',
    'Text. {/* #p-2222 */} {/* #p-3333 */}',
    `a.mdx:1:7  {/* #p-2222 */} ${NOTHING}`,
  ],
  ['in a table', '| a |\n| - |\n| b {/* #p-2222 */} |', `a.mdx:3:5  {/* #p-2222 */} ${NOTHING}`],
  ['in a note', 'Text.[^a]\n\n[^a]: Note. {/* #p-2222 */}', `a.mdx:3:13  {/* #p-2222 */} ${NOTHING}`],
  ['beside a component', '<Timeline id="f-a" /> {/* #p-2222 */}', `a.mdx:1:23  {/* #p-2222 */} ${NOTHING}`],
  [
    'without its sign',
    'Text. {/* p-2222 */}',
    'a.mdx:1:7  {/* p-2222 */} looks like an id and is none; write {/* #p-2222 */}',
  ],
  [
    'with another sign',
    'Text. {/* #p-2222, moved */}',
    'a.mdx:1:7  {/* #p-2222, moved */} looks like an id and is none; write {/* #p-7f3k */}',
  ],
  [
    'as an expression',
    '<Timeline id={"f-a"} />',
    'a.mdx:1:1  the id of <Timeline> is empty or not plain text; write id="…" with the id in quotes, or delete it',
  ],
  [
    'empty',
    '<Timeline id="f-a" formerly="" />',
    'a.mdx:1:1  the formerly of <Timeline> is empty or not plain text; write formerly="…" with the ids in quotes, or delete it',
  ],
  [
    'on a component in a line of text',
    'Text <Timeline id="f-a" /> more.',
    'a.mdx:1:6  <Timeline> stands inside other text, where it gets no link; give it lines of its own',
  ],
])('reports an id %s', (_, source, problem) => {
  expect(problems(source)).toEqual([problem]);
});

test('reports a paragraph that MDX would drop', () => {
  expect(problems('<Lang is="de">Der Rahmen stimmt.</Lang> {/* #p-2222 */}')).toEqual([
    'a.mdx:1:1  the paragraph “Der Rahmen stimmt.” is nothing but <Lang>, so MDX makes no paragraph of it; write a word of it outside <Lang>',
    `a.mdx:1:41  {/* #p-2222 */} ${NOTHING}`,
  ]);
});

test.each([
  [
    'an expression',
    '---\na: 1\n---\n\nText {1 + }',
    'a.mdx:5:11  MDX cannot be read here: Could not parse expression with acorn; correct it, or put a \\ before a { or < that is only a sign',
  ],
  [
    'a tag',
    'Text <b> text',
    'a.mdx:1:1  MDX cannot be read here: Expected a closing tag for `<b>` (1:6-1:9) before the end of `paragraph`; correct it, or put a \\ before a { or < that is only a sign',
  ],
])('reports %s that MDX cannot read, with its line', (_, source, problem) => {
  expect(placesOf(source, 'a.mdx').places).toEqual([]);
  expect(problems(source)).toEqual([problem]);
});
