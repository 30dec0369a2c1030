import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { built, copyProject, started, temporaryFolder } from './project-copy.ts';
import { serveDist } from './serve-dist.ts';
import { expect, test } from './site.ts';
import { makeSmall } from './small-project.ts';

const PATH = 'content/articles/small.mdx';
const article = 'small/';
const DAY = String.raw`\d+ \w+ \d{4}`;
const NOTE = 'The interview was named twice.';
const PAYLOAD = '</script><script>document.title = "broken"</script><!--';
const BIRDS = 'raven crow magpie jay rook jackdaw wren robin finch tit owl hawk'.split(' ');

let copy = '';
let served: { url: string; stop: () => Promise<void> };
let [kept, merged, retired, lost] = ['', '', '', ''];

// One article in which two paragraphs were merged and one was taken out, as its author would do it.
test.beforeAll(async () => {
  copy = temporaryFolder();
  copyProject(copy);
  makeSmall(copy);
  const small = readFileSync(join(copy, PATH), 'utf8');
  const long = BIRDS.map(
    (bird) => `The ${bird} ${`was seen near the ${bird}’s own nest, `.repeat(20)}again.[^one]`,
  );
  writeFileSync(join(copy, PATH), small.replace('A paragraph with its note.[^one]', long.join('\n\n')));
  await run([]);
  const source = readFileSync(join(copy, PATH), 'utf8');
  const paragraphs = source.split('\n\n').filter((block) => /\{\/\* #p-\w+ \*\/\}$/.test(block));
  const [first = '', second = '', third = '', fourth = ''] = [7, 8, 10, 11].map((at) => paragraphs[at] ?? '');
  [kept = '', merged = '', retired = ''] = [first, second, third].map(idOf);
  lost = third.split(' ').slice(0, 4).join(' ');
  const together = `${withoutId(first)} ${withoutId(second)} {/* #${kept} */}`;
  const edited = source
    .replace(first, together)
    .replace(`${second}\n\n`, '')
    .replace(`${third}\n\n`, '')
    .replace(
      /^published: (.*)$/m,
      (line, day) => `${line}\ncorrections:\n  - date: ${day}\n    text: ${JSON.stringify(PAYLOAD)}`,
    );
  writeFileSync(join(copy, PATH), edited);
  await run(['--merge', merged, '--into', kept, '--keep', kept]);
  await run(['--retire', retired, '--near', idOf(fourth), '--note', NOTE]);
  await run([]);
  await built(copy);
  served = await serveDist({ folder: join(copy, 'dist') + sep });
});

test.afterAll(async () => {
  await served?.stop();
  rmSync(copy, { recursive: true, force: true });
});

test.describe('with script off', () => {
  test.use({ javaScriptEnabled: false });

  test('the link of a merged paragraph leads to the paragraph that took it in, and marks it', async ({
    page,
  }) => {
    await page.goto(`${served.url}${article}#${kept}`);
    const marked = await background(page.locator(`#${kept}`));
    await page.goto('about:blank');
    await page.goto(`${served.url}${article}#${merged}`);
    await expect(page.locator(`#${kept}`)).toBeInViewport();
    expect(await background(page.locator(`#${kept}`))).toBe(marked);
    await page.goto('about:blank');
    await page.goto(`${served.url}${article}`);
    expect(await background(page.locator(`#${kept}`))).not.toBe(marked);
  });

  test('the link of a removed paragraph tells what became of it, and nobody else sees that', async ({
    page,
  }) => {
    await page.goto(`${served.url}${article}#${retired}`);
    const passage = page.locator(`#${retired}`);
    await expect(passage).toBeInViewport();
    await expect(passage).toContainText(new RegExp(`was removed on ${DAY}: ${NOTE} It began “${lost}`));
    await page.goto('about:blank');
    await page.goto(`${served.url}${article}`);
    await expect(passage).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(passage).toBeHidden();
  });

  test('both still have their share pages', async ({ page }) => {
    await page.goto(`${served.url}${article}at/${merged}/`);
    await expect(page.locator('.facts')).toContainText(merged);
    // Passed on is the address of what it is now.
    await expect(page.locator('.copy')).toHaveAttribute('href', new RegExp(`/at/${kept}/$`));
    await expect(page.locator('.was')).toContainText(
      /This address was given to an earlier paragraph.*it said:/s,
    );
    const [said = ''] = await page.locator('.was blockquote').allInnerTexts();
    await expect(page.locator('.passage')).toContainText(said);
    await page.goto(`${served.url}${article}at/${retired}/`);
    await expect(page.locator('.gone')).toContainText(
      new RegExp(`This passage was removed on ${DAY}\\.\\s+${NOTE}`),
    );
    await expect(page.locator('.was blockquote')).toContainText(lost);
    const content = (property: string) =>
      page.locator(`meta[property="${property}"]`).getAttribute('content');
    expect(await content('og:title')).toMatch(new RegExp(`^Removed: “${lost.slice(0, 20)}.*…”$`));
    expect(await content('og:description')).toBe(NOTE);
    // Not the card of what stands nearest.
    expect(await content('og:image')).toContain('/article.');
    await page.getByRole('link', { name: 'Read what stands there now' }).click();
    await expect(page.locator('.body :target')).toBeInViewport();
  });
});

test('nothing that an author writes breaks out of the data about the article', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${served.url}${article}`);
  await expect(page).not.toHaveTitle('broken');
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(json ?? '')).toMatchObject({ correction: [{ text: PAYLOAD }] });
  await expect(page.locator('.corrections')).toContainText(PAYLOAD);
  expect(errors).toEqual([]);
});

async function run(flags: string[]): Promise<void> {
  const command = started(copy, ['src/commands/anchors.ts', ...flags]);
  const code = await command.ended;
  if (code !== 0 && flags.length === 0) throw new Error(command.said());
}

const background = (locator: {
  evaluate: (read: (element: Element) => string) => Promise<string>;
}): Promise<string> => locator.evaluate((element) => getComputedStyle(element).backgroundImage);

const idOf = (block: string): string => /#(p-\w+) \*\/\}$/.exec(block)?.[1] ?? '';

const withoutId = (block: string): string => block.replace(/ \{\/\*.*$/, '');
