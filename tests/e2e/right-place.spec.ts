import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { article, expect, test } from './site.ts';

// That a link leads somewhere is not enough: these compare where it leads with what the article's own files say.
const content = (path: string): string =>
  readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');
const source = content(`articles/${article.slice(0, -1)}.mdx`);
const front = parse(source.split('---\n')[1] ?? '') as {
  figure?: string;
  keyPoints?: { text: string; place: string }[];
};
const keyPoints = front.keyPoints ?? [];
const sources = parse(content('sources.yaml')) as { id: string; title: string; URL: string }[];
const labels = parse(content('labels.yaml')) as { id: string; word: string; explanation: string }[];
const people = parse(content('people.yaml')) as { name: string; group: string }[];
const blocks = source.split('\n\n');
/** The first words of the block that carries an id, as they are written. */
const opening = (id: string): string => {
  const block = blocks.find((each) => each.includes(`{/* #${id} */}`)) ?? '';
  const words = block.replace(/<Label[^>]*>|\[\^\w+\]|\{.*\}|[#*]/g, '').trim();
  return words.slice(0, 40);
};

test.beforeEach(({ page, site }) => page.goto(site + article).then(() => undefined));

test('every key point leads to the paragraph that its author names', async ({ page }) => {
  const links = page.locator('.key-points li');
  await expect(links).toHaveCount(keyPoints.length);
  for (const [at, { text, place }] of keyPoints.entries()) {
    const item = links.nth(at);
    await expect(item).toContainText(text);
    await item.getByRole('link').click();
    expect(new URL(page.url()).hash).toBe(`#${place}`);
    expect(opening(place).length).toBeGreaterThan(0);
    await expect(page.locator(':target')).toContainText(opening(place));
    await expect(page.locator(':target')).toBeInViewport();
  }
});

test('the figure that leads the article is the one that its author names, and leads to the whole of it', async ({
  page,
}) => {
  const { figure } = front;
  const leading = page.locator('.head .lanes');
  await expect(leading).toHaveCount(figure ? 1 : 0);
  if (!figure) return;
  const [, title = ''] = new RegExp(`<Lanes id="${figure}" title="([^"]*)"`).exec(source) ?? [];
  expect(title).not.toBe('');
  await expect(leading).toContainText(title);
  expect((await leading.boundingBox())?.height).toBeGreaterThan(100);
  await leading.getByRole('link').click();
  expect(new URL(page.url()).hash).toBe(`#${figure}`);
  await expect(page.locator(':target')).toContainText(title);
  await expect(page.locator(':target')).toBeInViewport();
});

test('every entry of the contents leads to the heading that it names', async ({ page }) => {
  const entries = await page
    .locator('.contents a')
    .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')] as const));
  const headings = [...source.matchAll(/^## (.*) \{\/\* #(.*) \*\/\}$/gm)];
  expect(headings.length).toBeGreaterThan(0);
  for (const [, words = '', id = ''] of headings)
    expect(entries.filter(([text]) => text?.includes(words)).map(([, href]) => href)).toEqual([`#${id}`]);
  for (const [text, href] of entries) {
    const heading = await page.locator(`h2[id="${href?.slice(1)}"]`).innerText();
    expect(text?.replace(/\s+/g, ' ').trim().endsWith(heading)).toBe(true);
  }
});

test('every number of a note leads to its note, which leads back and names the sources that it cites', async ({
  page,
}) => {
  const marks = await page.locator('.body .note-marker').evaluateAll((all) =>
    all.map((mark) => {
      const note = document.getElementById(mark.getAttribute('href')?.slice(1) ?? '');
      const back = note?.querySelector('.back')?.getAttribute('href');
      const cited = [...(note?.querySelectorAll('a:not(.back)') ?? [])].map((link) => {
        const row = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
        return row?.querySelector('a')?.getAttribute('href');
      });
      const block = mark.closest('[id]:not(.note-marker)');
      return { id: mark.id, back, cited, block: block?.id ?? '' };
    }),
  );
  expect(marks.length).toBeGreaterThan(0);
  for (const { id, back, cited, block } of marks) {
    expect(back).toBe(`#${id}`);
    const written = blocks.find((each) => each.includes(`{/* #${block} */}`)) ?? '';
    const notes = [...written.matchAll(/\[\^(\w+)\]/g)].map(([, name = '']) => name);
    const wanted = notes.flatMap((name) => {
      const note = new RegExp(`^\\[\\^${name}\\]: (.*)$`, 'm').exec(source)?.[1] ?? '';
      return [...note.matchAll(/<Cite id="([^"]+)"/g)].map(
        ([, cite]) => sources.find((each) => each.id === cite)?.URL,
      );
    });
    expect(cited, block).toEqual(wanted);
  }
});

test('every label begins its passage, in the article and on a page of its own, with the word that the data give it, and leads to its explanation', async ({
  page,
  site,
}) => {
  const shown = await page
    .locator('.body .label')
    .evaluateAll((all) =>
      all.map((label) => [
        label.closest('[id]')?.id,
        label.closest('[id]')?.textContent.startsWith(label.textContent) && label.textContent,
        (label as HTMLAnchorElement).href,
      ]),
    );
  const written = [...source.matchAll(/<Label is="(\S+)" \/> .*\{\/\* #(\S+) \*\/\}/g)].map(
    ([, is, place]) => ({ place, ...labels.find(({ id }) => id === is) }),
  );
  expect(written.length).toBeGreaterThan(5);
  expect(shown).toEqual(written.map(({ place, word, id }) => [place, word, `${site}colophon/#label-${id}`]));
  for (const { place, word = '' } of written.slice(0, 2)) {
    await page.goto(`${site}${article}at/${place}/`);
    await expect(page.locator('.passage .label')).toHaveText(word);
  }
  for (const { id, explanation } of labels) {
    await page.goto(`${site}colophon/#label-${id}`);
    await expect(page.locator(':target')).toContainText(explanation);
  }
});

test('every person is shown in the group and the order in which content/people.yaml has it', async ({
  page,
}) => {
  const shown = await page
    .locator('.people section')
    .evaluateAll((all) =>
      all.flatMap((section) =>
        [...section.querySelectorAll('dt')].map((name) => [
          section.querySelector('h3')?.textContent,
          name.textContent.trim(),
        ]),
      ),
    );
  expect(new Set(shown.map(([group]) => group)).size).toBeGreaterThan(1);
  const named = people.filter(({ name }) => shown.some(([, each]) => each === name));
  expect(shown).toEqual(named.map(({ group, name }) => [group, name]));
});

test('the way from a place’s own page into the article leads to that place', async ({ page, site }) => {
  const ids = [...source.matchAll(/\{\/\* #(\S+) \*\/\}|<PullQuote id="(\S+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) {
    const own = `${site}${article}at/${id}/`;
    const [, way = ''] =
      /<a [^>]*href="([^"]*)"[^>]*>\s*Read it in the analysis/.exec(await (await fetch(own)).text()) ?? [];
    expect(new URL(way, own).href).toBe(`${site}${article}#${id}`);
  }
  await page.goto(site + article);
  for (const id of ids) await expect(page.locator(`[id="${id}"]`)).toContainText(opening(id));
});
