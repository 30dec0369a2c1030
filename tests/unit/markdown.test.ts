import type { Element, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { readdirSync, readFileSync } from 'node:fs';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Pluggable, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { pageProcessor, processor } from '../../src/markdown/processor.ts';

const FIXTURES = new URL('../fixtures/markdown/', import.meta.url);
const MDX = ['mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxTextExpression', 'mdxFlowExpression'] as const;

for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.mdx'))) {
  test(name.replace('.mdx', ''), async () => {
    const html = await rendered(readFileSync(new URL(name, FIXTURES), 'utf8'));
    await expect(html).toMatchFileSnapshot(
      new URL(name.replace('.mdx', '.html'), FIXTURES).pathname.replaceAll('%20', ' '),
    );
  });
}

test('line ends of Windows give the bytes that those of Unix give', async () => {
  const source = readFileSync(new URL('line ends of Windows change nothing.mdx', FIXTURES), 'utf8');
  expect(source).toContain('\r\n');
  expect(await rendered(source)).toBe(await rendered(source.replaceAll('\r\n', '\n')));
});

test('remark-gfm and rehype-autolink-headings are in the pipeline, and ran', async () => {
  const html = await rendered('## A {/* #one */}\n\n## B {/* #two */}\n\n~~gone~~ [^n]\n\n[^n]: Note.\n');
  expect(html.match(/<h2 id="(one|two)"/g)).toHaveLength(2);
  expect(
    html.match(
      /<a class="section-number" data-section="\d" aria-label="§ \d, copy link: [AB]" href="#(one|two)"/g,
    ),
  ).toHaveLength(2);
  expect(html).toContain('<del>gone</del>');
  expect(html).toContain('<li id="n1">');
});

test('a page is Markdown in the grammar of articles, without places', async () => {
  const { render } = await pageProcessor().createRenderer({ syntaxHighlight: false } as never);
  const source = '## A heading\n\n    Indented **words** -- and "more"\n\n| a |\n| -: |\n| ~~b~~ |\n';
  const { code } = await render(source);
  expect(code.replace(/\n/g, '')).toBe(
    '<h2 id="a-heading">A heading</h2><p>Indented <strong>words</strong> -- and "more"</p>' +
      '<section class="scroll" aria-label="Table 1" tabindex="0"><table><thead><tr><th class="right">a</th></tr></thead>' +
      '<tbody><tr><td class="right"><del>b</del></td></tr></tbody></table></section>',
  );
});

test('a list of a page whose every item begins with a bold term pairs the terms with what they mean', async () => {
  const { render } = await pageProcessor().createRenderer({ syntaxHighlight: false } as never);
  const html = async (source: string) => (await render(source)).code.replace(/\n/g, '');
  expect(await html('- **A**\n  is *one* 3\n- **B** two\n')).toBe(
    '<dl class="ledger"><div><dt>A</dt><dd>is <em>one</em> 3</dd></div><div><dt>B</dt><dd> two</dd></div></dl>',
  );
  expect(await html('- **A term of twenty-five chars**\n\n  is\n\n- **B** two\n\n  three\n')).toBe(
    '<dl class="ledger wide"><div><dt>A term of twenty-five chars</dt><dd><p>is</p></dd></div>' +
      '<div><dt>B</dt><dd><p> two</p><p>three</p></dd></div></dl>',
  );
  for (const list of [
    '- **A** one\n- two\n',
    '- **A** one\n- two **B**\n',
    '1. **A** one\n',
    '- **A** one\n- **B**\n',
  ])
    expect(await html(list)).not.toContain('ledger');
});

/** What the ledger says of merged ids, in every fixture. */
const MERGED = new Map([
  ['p-mmmm', ['p-8g4m', 'p-9h5n']],
  ['q-both', ['q-one', 'q-other']],
]);

/** What the site's own list of plugins makes of a source, with components written as tags. */
async function rendered(source: string): Promise<string> {
  const { remarkPlugins, remarkRehype: settings, rehypePlugins } = processor(() => MERGED).options;
  const pipeline = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkPlugins as Pluggable[])
    .use(remarkRehype, { ...settings, passThrough: [...MDX] })
    .use(rehypePlugins as Pluggable[]);
  const tree = await pipeline.run(pipeline.parse(source), { path: 'a.mdx', value: source });
  return `${toHtml(withTags(tree as Root)).trim()}\n`;
}

function withTags(tree: Root): Root {
  visit(tree, (node) => {
    const jsx = node as unknown as {
      type: string;
      name?: string;
      attributes?: { name: string; value: string | { value: string } }[];
    };
    if (!jsx.type.startsWith('mdxJsx')) return;
    const properties = Object.fromEntries(
      (jsx.attributes ?? []).map(({ name, value }) => [
        name,
        typeof value === 'object' ? `{${value.value}}` : value,
      ]),
    );
    Object.assign(node as RootContent, {
      type: 'element',
      tagName: jsx.name ?? '',
      properties,
    } satisfies Partial<Element>);
  });
  return tree;
}
