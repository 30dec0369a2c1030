import { article, expect, test, wordsSeen } from './site.ts';

// Below this a heading may need to break anywhere.
const SMALL = 384;
const WIDTHS = [320, 360, 390, 480, 640, 820, 1024, 1184, 1440];

test('a number and what it counts are on one line at every width, and so is every date', async ({
  page,
  site,
}) => {
  await page.goto(site + article);
  await page
    .locator('details')
    .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const kept = width < SMALL ? '.together:not(:is(h1, h2, h3, h4) *), time' : '.together, time';
    const lines = await page.locator(kept).evaluateAll((all) =>
      all.map((each) => {
        const tops = [...each.getClientRects()].map(({ top }) => Math.round(top));
        return { words: each.textContent, count: new Set(tops).size };
      }),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(
      lines.filter(({ count }) => count > 1),
      `at ${width} px`,
    ).toEqual([]);
  }
});

test('what keeps numbers together changes no character that is read or copied', async ({ page, site }) => {
  await page.goto(site + article);
  const before = await wordsSeen(page);
  await page.locator('.together').evaluateAll((all) =>
    all.forEach((each) => {
      each.replaceWith(...each.childNodes);
    }),
  );
  expect(await wordsSeen(page)).toBe(before);
});
