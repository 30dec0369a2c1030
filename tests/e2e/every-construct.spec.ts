import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { built, copyProject, temporaryFolder } from './project-copy.ts';
import { serveDist } from './serve-dist.ts';
import { expect, test } from './site.ts';
import { page as plainPage } from './small-project.ts';

const GOOD = fileURLToPath(new URL('../fixtures/rules/good/', import.meta.url));
const SLUG = 'every-construct';

let copy = '';
let served: { url: string; stop: () => Promise<void> };

test.beforeAll(async () => {
  copy = temporaryFolder();
  copyProject(copy);
  rmSync(join(copy, 'content'), { recursive: true });
  for (const name of ['content', 'public']) cpSync(join(GOOD, name), join(copy, name), { recursive: true });
  // The shipped one links into the shipped article.
  writeFileSync(join(copy, 'src/pages/colophon.astro'), plainPage('Colophon', '<p>A colophon.</p>'));
  await built(copy);
  served = await serveDist({ folder: join(copy, 'dist') + sep });
});

test.afterAll(async () => {
  await served?.stop();
  rmSync(copy, { recursive: true, force: true });
});

test('every word and every address of an article is on its page as its author wrote it', async ({ page }) => {
  const { words, addresses } = written(readFileSync(join(GOOD, `content/articles/${SLUG}.mdx`), 'utf8'));
  expect(words.join(' ')).toContain('--');
  expect(addresses.join(' ')).toContain('--');
  await page.goto(`${served.url}${SLUG}/`);
  const shown = folded(await page.locator('main').evaluate((main) => main.textContent ?? ''));
  expect(words.filter((each) => !shown.includes(each))).toEqual([]);
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const wanted = addresses.map((each) => new URL(each, `${served.url}${SLUG}/`));
  // What is written from the root is within the site, wherever that is.
  expect(wanted.filter(({ href }) => !links.includes(href)).map(({ href }) => href)).toEqual([]);
});

/** The runs of text in a source, and the addresses of its links. */
function written(source: string): { words: string[]; addresses: string[] } {
  const words: string[] = [];
  const addresses: string[] = [];
  const definitions = new Map<string, string>();
  const tree = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).parse(source);
  visit(tree, (node: Nodes) => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
    if (node.type === 'text' || node.type === 'inlineCode') words.push(folded(node.value));
    if (node.type === 'link') addresses.push(node.url);
  });
  return { words: words.filter(Boolean), addresses: [...addresses, ...definitions.values()] };
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
