import type { Page } from 'playwright/test';
import { article, expect, kinds, test } from './site.ts';

test('the first Tab shows a link that skips to the text, on every page', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    await expect(skip, name).toHaveText(/^Skip to the /);
    await expect(skip, name).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInMain = await page.evaluate(() => {
      const main = document.querySelector('main');
      const active = document.activeElement;
      if (!main || !active || active === document.body) return false;
      return (
        main.contains(active) ||
        Boolean(main.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING)
      );
    });
    expect(isInMain, name).toBe(true);
  }
});

for (const width of [390, 1440]) {
  test(`Tab reaches every control of the article in the order of the text, visibly, at ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    const expected = await focusable(page);
    const seen: string[] = [];
    const hidden: string[] = [];
    for (let step = 0; step < expected.length + 5; step++) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      if (!focus) break;
      seen.push(focus.name);
      if (!focus.isVisible) hidden.push(`${focus.name}: ${focus.why}`);
    }
    expect(hidden).toEqual([]);
    expect(seen).toEqual(expected);
  });
}

/** What Tab should stop at: links, summaries, fields and one radio of a group, where they are visible. */
async function focusable(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], summary, button, input:checked, [tabindex="0"]')]
      .filter((element) => element.checkVisibility())
      .map(
        (element) =>
          `${element.tagName.toLowerCase()} ${element.getAttribute('href') ?? element.textContent}`,
      ),
  );
}

async function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const style = getComputedStyle(element);
    const rects = [...element.getClientRects()];
    const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const isInView = rects.some(
      ({ top, bottom, left, right }) =>
        top < innerHeight && bottom > 0 && left < innerWidth && right > 0 && right - left > 1,
    );
    const box = rects[0];
    const on = box && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const isCovered = !on || !(on === element || element.contains(on) || on.contains(element));
    const why = [!hasOutline && 'no outline', !isInView && 'outside the window', isCovered && 'covered'];
    return {
      name: `${element.tagName.toLowerCase()} ${element.getAttribute('href') ?? element.textContent}`,
      isVisible: hasOutline && isInView && !isCovered,
      why: why.filter(Boolean).join(', '),
    };
  });
}
