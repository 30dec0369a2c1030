import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { entryOf, readArticle } from '../../src/article/article.ts';
import { passageTree } from '../../src/markdown/passage.ts';

const ARTICLE = `---
headline: A
deck: B
kicker: C
topic: D
published: "2020-01-07"
---

## A heading with \`code\` {/* #one */}

<Label is="seen" /> Words with *emphasis*, a [link](#one), [another][there] and a note.[^a] {/* #p-2222 */}

- An item.[^b] {/* #p-3333 */}
  - An item within it.[^c] {/* #p-4444 */}

> Two paragraphs,
>
> quoted. {/* #p-5555 */}

![alone](a.png) {/* #p-6666 */}

<Figure id="f-table" title="A table">

| a | b |
| - | -: |
| <Cite id="four" /> | 2 |

</Figure>

[there]: https://example.org/ "A title"
[there]: https://example.org/second/
[^a]: <Cite id="one" /> and <Cite id="two" />.
[^b]: <Cite id="two" />.
[^c]: <Cite id="three" />.
`;
const { places } = entryOf(readArticle('content/articles/a.mdx', new TextEncoder().encode(ARTICLE)));
const placeAt = (id: string) => places.find((place) => place.id === id)!;
const drawn = (id: string): string =>
  toHtml(passageTree(placeAt(id).node) as never, { allowDangerousHtml: true }).replace(/\n/g, '');

test.each([
  ['one', 'A heading with <code>code</code>'],
  [
    'p-2222',
    '<p>Words with <em>emphasis</em>, a <a href="#one">link</a>, <a href="https://example.org/" title="A title">another</a> and a note.</p>',
  ],
  ['p-3333', 'An item.'],
  ['p-4444', 'An item within it.'],
  ['p-5555', '<p>Two paragraphs,</p><p>quoted.</p>'],
  ['p-6666', '<p><img src="a.png" alt="alone" class="alone"></p>'],
])(
  '%s is drawn alone as it is in its article, without its id, its label, its notes and the places in it',
  (id, html) => {
    expect(
      drawn(id)
        .replace(/^<p> | <\/p>$/g, (part) => part.trim())
        .trim(),
    ).toBe(html);
  },
);

test('a figure is drawn by its component, with its tables boxed and its sources left to be cited', () => {
  const [figure] = passageTree(placeAt('f-table').node);
  expect(figure).toMatchObject({ type: 'mdxJsxFlowElement', name: 'Figure' });
  const [table] = (figure as unknown as { children: [object] }).children.filter(
    (child) => (child as { type: string }).type === 'element',
  );
  expect(table).toMatchObject({ tagName: 'section', properties: { className: ['scroll'] } });
  expect(JSON.stringify(table)).toContain('"name":"Cite"');
});

test('a place knows the sources that it and its notes cite', () => {
  const sources = Object.fromEntries(places.map((place) => [place.id, place.sources]));
  expect(sources).toEqual({
    one: [],
    'p-2222': ['one', 'two'],
    'p-3333': ['two'],
    'p-4444': ['three'],
    'p-5555': [],
    'p-6666': [],
    'f-table': ['four'],
  });
});

test('what a place carries is plain data', () => {
  expect(places.length).toBe(7);
  for (const { node } of places) {
    expect(JSON.parse(JSON.stringify(node))).toEqual(node);
    expect(JSON.stringify(node)).not.toMatch(/"position"|"data":|#p-/);
  }
});
