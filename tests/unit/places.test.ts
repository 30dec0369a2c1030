import { expect, test } from 'vitest';
import { readArticle } from '../../src/article/article.ts';
import { idComment, writeAt, type PlaceInTree } from '../../src/article/places.ts';

const article = (source: string) => readArticle('content/articles/a.mdx', Buffer.from(source));
const places = (source: string) => article(source).places.map(unmarked);
const unmarked = ({ block: _, idAt: _at, ...place }: PlaceInTree) => place;

test('reads sections, paragraphs, quotations and figures in their order, each with its section', () => {
  const source = `# The headline

## The offer {/* #offer */}

<Label is="disputed" /> He *was* ready.[^a] {/* #p-7f3k */}

<PullQuote id="q-ready">He was ready.</PullQuote>

<Figure id="f-table" title="One table">

| a | b |
| - | - |

</Figure>

[^a]: A note.
`;
  const rest = { number: 1, section: 'offer', column: 1 };
  expect(places(source)).toEqual([
    { ...rest, kind: 'section', id: 'offer', text: 'The offer', line: 3 },
    { ...rest, kind: 'paragraph', id: 'p-7f3k', text: 'He was ready.', label: 'disputed', line: 5 },
    { ...rest, kind: 'quotation', id: 'q-ready', text: 'He was ready.', line: 7 },
    { ...rest, kind: 'figure', id: 'f-table', text: 'One table', line: 9 },
  ]);
});

test('names a picture by its caption, else by what it shows', () => {
  const source =
    '<Picture src="a.jpg" alt="Hills" caption="At dusk" />\n\n<Picture src="a.jpg" alt="Hills" />\n';
  expect(places(source).map(({ kind, text }) => [kind, text])).toEqual([
    ['figure', 'At dusk'],
    ['figure', 'Hills'],
  ]);
});

test('knows the nodes that carry the id and the label of a place', () => {
  const [first, second] = article(
    '<Label is="disputed" /> Text. {/* #p-7f3k */}\n\n<Lanes id="f-a" />',
  ).places;
  expect(first?.block).toMatchObject({
    node: { type: 'paragraph' },
    mark: { type: 'mdxTextExpression' },
    label: { type: 'mdxJsxTextElement', name: 'Label' },
  });
  expect(first?.block.line).toBe(first?.block.node);
  expect(second?.block).toMatchObject({ node: { name: 'Lanes' }, mark: { name: 'Lanes' } });
  expect(second?.block.line).toBeUndefined();
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
  ['a picture', '![He was](/a.svg) ready. {/* #p-7f3k */}', 'He was ready.'],
  ['words that begin with hyphens', 'He was --ready. {/* #p-7f3k */}', 'He was --ready.'],
])('reads an id after %s', (_, source, text) => {
  expect(places(source)[0]).toMatchObject({ id: 'p-7f3k', text, line: 1, column: 1 });
});

test('reads an id on each list item, and on those of lists within them', () => {
  const source = `- One {/* #p-2222 */}
- Two

  still two

  - Three {/* #p-3333 */}
    1. Four {/* #p-4444 */}
`;
  expect(
    places(source).map(({ id, text, number, line, column }) => [id, text, number, line, column]),
  ).toEqual([
    ['p-2222', 'One', 1, 1, 1],
    [undefined, 'Two still two', 2, 2, 1],
    ['p-3333', 'Three', 3, 6, 3],
    ['p-4444', 'Four', 4, 7, 5],
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
});

test('reads a component on one line with text in it like one on its own lines', () => {
  const quotation = { kind: 'quotation', id: 'q-a', text: 'He was, he said, ready.' };
  expect(places('<PullQuote id="q-a">He *was*, he said, ready.</PullQuote>')).toMatchObject([quotation]);
  expect(places('<PullQuote id="q-a">\n  He *was*, he said, ready.\n</PullQuote>')).toMatchObject([
    quotation,
  ]);
});

test('finds no place in a note, nor in a paragraph of which MDX makes none', () => {
  expect(places('[^a]: A note. {/* #p-2222 */}')).toEqual([]);
  expect(places('<Lang is="de">Der Wind steht gut.</Lang> {/* #p-2222 */}')).toEqual([]);
});

test.each([
  ['a paragraph', 'Text.  ', 'Text.|  '],
  ['a paragraph of another system’s lines', 'One\r\ntwo.\r\n\r\nThree', 'One\ntwo.|\n\nThree'],
  ['a paragraph after a byte order mark', '\uFEFFText.', 'Text.|'],
  ['a paragraph that ends in a link', 'A [link](x)\n', 'A [link](x)|\n'],
  ['a paragraph that ends in an escaped space', 'Text \\\n', 'Text \\|\n'],
  ['a closed heading', '## Head ##  \n', '## Head| ##  \n'],
  ['an underlined heading', 'Head \n---\n', 'Head| \n---\n'],
  ['a list item', '- One\n\n  Two\n', '- One|\n\n  Two\n'],
  ['a list item with a list within it', '- One\n  - Two\n', '- One|\n  - Two\n'],
  ['a block quotation', '> One\n>\n> Two\n', '> One\n>\n> Two|\n'],
  ['a component', '<PullQuote\n  by="x">Text</PullQuote>', '<PullQuote|\n  by="x">Text</PullQuote>'],
  ['a component with attributes', '<Lanes title="A" />', '<Lanes| title="A" />'],
])('knows where to write on %s', (_, source, marked) => {
  const read = article(source);
  const [place] = read.places;
  const point = place && writeAt(place, read);
  const lines = read.text.split('\n');
  const at = (point?.line ?? 0) - 1;
  const line = lines[at] ?? '';
  const column = (point?.column ?? 0) - 1;
  lines[at] = `${line.slice(0, column)}|${line.slice(column)}`;
  expect(lines.join('\n')).toBe(marked);
});

test.each([
  ['/* #p-7f3k */', 'p-7f3k'],
  ['/*#p-7f3k*/', 'p-7f3k'],
  ['\n/* #p-7f3k */\n', 'p-7f3k'],
  ['/* #p-7f3k < p-2222 */', undefined],
  ['/* p-7f3k */', undefined],
  ['/* see #p-7f3k */', undefined],
  ['"#p-7f3k"', undefined],
])('reads the comment %s', (comment, id) => {
  expect(idComment(comment)).toBe(id);
});
