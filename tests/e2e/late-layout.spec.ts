import type { Page } from 'playwright/test';
import { article, expect, pages, test } from './site.ts';

/** What is laid out only as it comes near. */
const LATE = '.body > :is(.figure, .pull-quote), .page > :is(.since, .sources, .cite, .corrections)';
const ids = pages.flatMap((path) => (path.startsWith(`${article}at/`) ? (path.split('/').at(-2) ?? []) : []));

test('figures, quotations and what follows the text are laid out late', async ({ page, site }) => {
  await page.goto(site + article);
  const late = await page.locator(LATE).evaluateAll((all) =>
    all.map((part) => ({
      isLate: getComputedStyle(part).contentVisibility === 'auto',
      isSkipped: !part.querySelector('p, li, blockquote')?.checkVisibility({ contentVisibilityAuto: true }),
    })),
  );
  expect(late.filter(({ isLate }) => !isLate)).toEqual([]);
  expect(late.some(({ isSkipped }) => isSkipped)).toBe(true);
});

for (const width of [390, 1440]) {
  test(`a reader who arrives at a place stays there at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    const astray: string[] = [];
    for (const id of [...ids, 'sources', 'corrections', 's1']) {
      await page.goto('about:blank');
      await page.goto(`${site}${article}#${id}`);
      await painted(page);
      const { top, isEnd } = await place(page, id);
      if (top < 0 || (top > 200 && !isEnd)) astray.push(`${id} is at ${top} px`);
    }
    expect(astray).toEqual([]);
  });

  test(`a reader who scrolls through the article, or loads it anew, stays at the same words at ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    const [id = ''] = ids.filter((each) => each.startsWith('p-')).slice(-1);
    await page.locator(`[id="${id}"]`).evaluate((each) => each.scrollIntoView());
    await painted(page);
    const { top } = await place(page, id);
    await page.reload();
    await painted(page);
    expect(Math.abs((await place(page, id)).top - top)).toBeLessThanOrEqual(2);
    // Back from the end, when all was laid out.
    await page.keyboard.press('End');
    await painted(page);
    await page.goto(`${site}${article}#${id}`);
    await painted(page);
    expect((await place(page, id)).top).toBeLessThan(200);
  });
}

for (const key of ['Tab', 'Shift+Tab']) {
  test(`what has the focus after ${key} into what is not laid out yet is in the window`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.goto(site + article);
    const from = page.locator(key === 'Tab' ? '.body a' : '.footer a');
    await from.nth(key === 'Tab' ? -1 : 0).evaluate((link: HTMLElement) => {
      link.focus();
    });
    await page.keyboard.press(key);
    await expect(page.locator('main :focus')).toBeInViewport();
  });
}

test('words that are not laid out yet are found in the page', async ({ page, site }) => {
  await page.goto(site + article);
  const words = await page.locator('.sources li').last().locator('a').textContent();
  expect(await page.evaluate((each) => find(each), words ?? '')).toBe(true);
  await painted(page);
  await expect(page.locator('.sources li').last()).toBeInViewport();
});

test('a printed page is all there', async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(site + article);
  const late = await page
    .locator(LATE)
    .evaluateAll((all) => all.map((part) => getComputedStyle(part).contentVisibility));
  expect(late.length).toBeGreaterThan(0);
  expect(new Set(late)).toEqual(new Set(['visible']));
});

async function place(page: Page, id: string): Promise<{ top: number; isEnd: boolean }> {
  return page.evaluate((target) => {
    const { top } = document.getElementById(target)?.getBoundingClientRect() ?? { top: -1 };
    const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    return { top: Math.round(top), isEnd };
  }, id);
}

/** Some frames later: each may bring something near. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Of browsers, in no specification. */
declare const find: (words: string) => boolean;
