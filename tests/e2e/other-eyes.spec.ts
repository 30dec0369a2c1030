import type { Page } from 'playwright/test';
import sharp from 'sharp';
import { article, expect, kinds, test } from './site.ts';

const SCHEMES = ['light', 'dark'] as const;

test('with forced colours the text, the figure and the open frame can be seen', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      expect(await contrastOf(page, 'h1'), `${name} in ${colorScheme}`).toBeGreaterThan(20);
      if (!path || /colophon|404|at\//.test(path)) continue;
      for (const part of [
        '.body p[id]',
        '.figure.lanes svg',
        '.compact svg',
        '.notes li',
        '.footer fieldset',
      ])
        if (await page.locator(part).count())
          expect(await contrastOf(page, part), `${part} in ${colorScheme}`).toBeGreaterThan(10);
      if (await page.locator('.pull-quote').count())
        expect(await frame(page)).toEqual(['3px solid', '3px solid']);
    }
  }
});

for (const colorScheme of SCHEMES) {
  test(`with forced colours in ${colorScheme} the target of a link is marked`, async ({ page, site }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.goto(site + article);
    const paragraph = page.locator('.body p[id]').first();
    const before = await paragraph.screenshot();
    await page.goto(`${site}${article}#${await paragraph.getAttribute('id')}`);
    expect(await paragraph.evaluate((each) => getComputedStyle(each).outlineStyle)).toBe('solid');
    expect((await paragraph.screenshot()).equals(before)).toBe(false);
  });
}

test('with reduced motion nothing moves, and the frame is there and closes at once', async ({
  page,
  site,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site + article);
  test.skip((await page.locator('.pull-quote').count()) === 0, 'the article has no pull quote');
  expect(await frame(page)).toEqual(['3px solid', '3px solid']);
  await page
    .locator('.pull-quote')
    .first()
    .getByRole('link', { name: /^Copy link to quotation/ })
    .click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await isClosed(page)).toBe(true);
});

test('where motion is welcome the frame takes a moment to close', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(site + article);
  test.skip((await page.locator('.pull-quote').count()) === 0, 'the article has no pull quote');
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    addEventListener('transitionrun', ({ pseudoElement }) => moved.push(pseudoElement));
  });
  await page
    .locator('.pull-quote')
    .first()
    .getByRole('link', { name: /^Copy link to quotation/ })
    .click();
  await expect.poll(() => isClosed(page)).toBe(true);
  const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
  expect(new Set(moved)).toEqual(new Set(['::before', '::after']));
});

test('who asks for more contrast gets one ink', async ({ page, site }) => {
  await page.emulateMedia({ contrast: 'more' });
  await page.goto(site + article);
  const colours = await page
    .locator('.deck, .byline, .body p[id], .number, .notes li')
    .evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).color))]);
  expect(colours).toHaveLength(1);
});

/** The greatest deviation of a part's pixels from their mean: near 0 where nothing is drawn. */
async function contrastOf(page: Page, part: string): Promise<number> {
  // What comes near is laid out only then.
  await page.locator(part).first().scrollIntoViewIfNeeded();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const { channels } = await sharp(await page.locator(part).first().screenshot()).stats();
  return Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev));
}

/** The two corners of a pull quote: width and style, and a colour that is not the paper's. */
async function frame(page: Page): Promise<string[]> {
  return page
    .locator('.pull-quote')
    .first()
    .evaluate((quote) =>
      ['::before', '::after'].map((corner) => {
        const style = getComputedStyle(quote, corner);
        const side = corner === '::before' ? 'Top' : 'Bottom';
        const isPaper =
          style[`border${side}Color`] === getComputedStyle(document.documentElement).backgroundColor;
        return `${style[`border${side}Width`]} ${style[`border${side}Style`]}${isPaper ? ' in the colour of paper' : ''}`;
      }),
    );
}

async function isClosed(page: Page): Promise<boolean> {
  return page
    .locator('.pull-quote')
    .first()
    .evaluate((quote) => {
      const { width, height } = getComputedStyle(quote, '::before');
      return parseFloat(width) >= quote.clientWidth - 1 && parseFloat(height) >= quote.clientHeight - 1;
    });
}
