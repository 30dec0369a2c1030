import type { Locator } from 'playwright/test';
import { sheets } from './sheets.ts';
import { article, expect, kinds, pages, samplePages, test } from './site.ts';

// A4 less the margins, in CSS pixels.
const SHEET = { width: 672, height: 1028 };

test.use({ viewport: SHEET });
test.beforeEach(async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(site + article);
});

test('print keeps the number of every section and paragraph, on the sheet and clear of the text', async ({
  page,
}) => {
  const numbers = await page.locator('.body :is(.number, .section-number)').evaluateAll((all) =>
    all.map((link) => {
      const box = link.getBoundingClientRect();
      const text = link.matches('.number') ? link.parentElement : link.parentElement?.querySelector('h2');
      const first = document.createRange();
      first.selectNodeContents(text ?? link);
      const drawn = getComputedStyle(link, '::before').content;
      const isBeside = box.right <= (text?.getBoundingClientRect().left ?? 0) + 1;
      const problems = [
        !link.checkVisibility() && 'hidden',
        !/\S{3}|[\p{L}\p{N}]/u.test(drawn) && 'empty',
        box.left < 0 && 'off the sheet',
        !isBeside && 'over the text',
      ];
      return { name: `${link.className} ${link.getAttribute('href')}`, problems: problems.filter(Boolean) };
    }),
  );
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

test('print leaves out what only a screen can use', async ({ page }) => {
  const controls = ['.skip', 'nav', 'output', 'fieldset', 'summary', '.share', '.link', '.back'];
  for (const control of controls) expect(await shown(page.locator(control)), control).toEqual([]);
});

test('print keeps the sections of the article that the front page names', async ({ page, site }) => {
  await page.goto(site);
  const sections = page.locator('.sections li');
  expect(await sections.count()).toBeGreaterThan(0);
  expect(await shown(sections)).toHaveLength(await sections.count());
});

test('print shows the address of every source, and the notes with their numbers', async ({ page }) => {
  const links = page.locator('.sources li a');
  expect(await links.count()).toBeGreaterThan(0);
  const bare = await links.evaluateAll((all) =>
    all
      .filter((link) => {
        const drawn = getComputedStyle(link, '::after').content;
        return !drawn.includes('attr(href)') && !drawn.includes(link.getAttribute('href') ?? ' ');
      })
      .map(({ textContent }) => textContent),
  );
  expect(bare).toEqual([]);
  const notes = await page.locator('.notes li').evaluateAll((all) =>
    all.map((note) => ({
      position: getComputedStyle(note).position,
      isSeen: note.checkVisibility(),
      number: getComputedStyle(note, '::before').content,
    })),
  );
  expect(notes.length).toBeGreaterThan(0);
  expect(
    notes.filter(({ position, isSeen, number }) => position === 'absolute' || !isSeen || number === 'none'),
  ).toEqual([]);
});

test('print cuts no figure, quotation or person in two, nor text at the edge of the sheet', async ({
  page,
}) => {
  const parts = await page.locator('.figure, .pull-quote, .people dl > div, .notes li').evaluateAll(
    (all, sheet) =>
      all.flatMap((part) => {
        const { height, left, right } = part.getBoundingClientRect();
        const isWhole = getComputedStyle(part).breakInside === 'avoid' && height < sheet.height;
        return isWhole && left >= 0 && right <= sheet.width + 1
          ? []
          : [
              `${part.className || part.tagName} ${part.id}: ${Math.round(height)} px high, break-inside ${getComputedStyle(part).breakInside}`,
            ];
      }),
    SHEET,
  );
  expect(parts).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('of every kind of page, print has nothing beside the sheet, over a quotation, or too small to read', async ({
  page,
  sites,
}) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    const wrong = await page.evaluate((width) => {
      const quotes = [...document.querySelectorAll('.pull-quote')];
      const found: string[] = [];
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = words.nextNode(); text; text = words.nextNode()) {
        const of = text.parentElement;
        if (!of?.checkVisibility() || !text.textContent?.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const problems = [...range.getClientRects()].flatMap(({ left, right, top, bottom }) => [
          ...(left < -1 || right > width + 1 ? ['beside the sheet'] : []),
          ...quotes.flatMap((quote) => {
            const box = quote.getBoundingClientRect();
            const isOver = left < box.right && right > box.left && top < box.bottom && bottom > box.top;
            return isOver && !quote.contains(of) ? ['over a quotation'] : [];
          }),
        ]);
        // 6 pt, but for the number of a note.
        if (parseFloat(getComputedStyle(of).fontSize) < 8 && !of.matches('.note-marker'))
          problems.push('small');
        if (problems.length > 0) found.push(`${problems[0]}: ${text.textContent.slice(0, 60)}`);
      }
      return found;
    }, SHEET.width);
    expect.soft(wrong, name).toEqual([]);
  }
});

test('print is dark on white, whatever the theme', async ({ page }) => {
  for (const theme of ['Automatic', 'Light', 'Dark']) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    // By the keyboard: what comes back from print may still move under a pointer.
    await page.getByLabel(theme, { exact: true }).press('Space');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const [ground, ink] = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).color,
    ]);
    expect([theme, ground]).toEqual([theme, 'rgb(255, 255, 255)']);
    expect([theme, ink]).toEqual([theme, 'rgb(20, 33, 43)']);
  }
});

for (const format of ['A4', 'Letter']) {
  test(`every page but an article prints on two sheets of ${format} or fewer`, async ({ page, site }) => {
    const isArticle = (path: string) => path !== '' && pages.some((each) => each.startsWith(`${path}at/`));
    for (const path of samplePages.filter((each) => !isArticle(each))) {
      await page.goto(site + path);
      expect(await sheets(page, format), path).toBeLessThanOrEqual(2);
    }
  });
}

async function shown(parts: Locator): Promise<string[]> {
  return parts.evaluateAll((all) =>
    all
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0)
      .map((each) => each.outerHTML.slice(0, 80)),
  );
}
