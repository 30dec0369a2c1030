import type { Page } from 'playwright/test';
import { article, expect, kinds, test, wordsSeen } from './site.ts';

test('every kind of page reads the same without JavaScript, and all of it can be seen', async ({
  page,
  browser,
  sites,
}) => {
  const bare = await browser.newPage({ javaScriptEnabled: false });
  for (const { on, path, name } of kinds) {
    const texts: string[] = [];
    for (const tab of [page, bare]) {
      await tab.goto(sites[on] + path);
      // What needs script is not offered without it.
      texts.push((await wordsSeen(tab)).replaceAll(/\s*\b(Copy link|Share…)/g, ''));
      expect(await unseen(tab), name).toEqual([]);
    }
    expect(texts[0]?.length).toBeGreaterThan(200);
    expect(texts[1], name).toBe(texts[0]);
  }
  await bare.close();
});

test('no two words run together, on any kind of page', async ({ page, site, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    expect(await joinedWords(page), name).toEqual([]);
  }
  await page.goto(site + article);
  const byline = await page.locator('.byline').innerText();
  expect(byline).toMatch(/^By .+\s+Published \d{1,2} [A-Z][a-z]+ \d{4}\s/);
  expect(byline).toMatch(/\s\d+-minute read$/);
});

/** Blocks of text without a place on the screen, but for what a closed details keeps. */
async function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, h1, h2, h3, dt, dd, blockquote, figcaption, td)')]
      .filter(
        (block) => !block.closest('details:not([open]), .removed-passage') && block.textContent.trim() !== '',
      )
      .filter(
        (block) =>
          !block.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
          block.getBoundingClientRect().height < 1,
      )
      .map((block) => block.textContent.slice(0, 40)),
  );
}

/** Neighbouring texts of different elements that are one word when read: "ByAnn". */
async function joinedWords(page: Page): Promise<string[]> {
  return page.evaluate(
    (read) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent ?? '');
      return texts.slice(1).flatMap((text, at) => {
        const before = /[\p{L}\p{N}]{2,}$/u.exec(texts[at] ?? '')?.[0];
        const after = /^\p{L}[\p{L}\p{N}]+/u.exec(text)?.[0];
        return before && after && read.includes(before + after) ? [`${before}|${after}`] : [];
      });
    },
    await wordsSeen(page),
  );
}
