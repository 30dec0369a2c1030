import type { Page } from 'playwright/test';
import { article, expect, test } from './site.ts';

const UNKNOWN = 'That passage is not on this page';

// The clock would not be put back between tests.
test.use({ reuseContext: false });

// What is said goes after some seconds, in which a slow machine may not have come to read it.
test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
});

test('what happened to an address on its way is repaired', async ({ page, site }) => {
  const errors = listenForErrors(page);
  await page.goto(site + article);
  const id = (await page.locator('.body p[id]').first().getAttribute('id')) ?? '';
  const section = (await page.locator('.body h2[id]').first().getAttribute('id')) ?? '';
  const broken = [`${id.toUpperCase()}`, `${id}).`, `${id}%29.`, `${id}”`, `${id},`, `${id.toUpperCase()}!`];
  for (const [fragment, repaired] of [
    ...broken.map((each) => [each, id] as const),
    [section.toUpperCase(), section] as const,
  ]) {
    await page.goto('about:blank');
    await page.goto(`${site}${article}#${fragment}`);
    await expect.poll(() => new URL(page.url()).hash, { message: fragment }).toBe(`#${repaired}`);
    await expect(page.locator(`#${repaired}`), fragment).toBeInViewport();
    expect(await page.locator(`#${repaired}`).evaluate((each) => each.matches(':target')), fragment).toBe(
      true,
    );
    await expect(page.getByRole('status')).toBeEmpty();
  }
  expect(errors).toEqual([]);
});

test('an address of nothing is answered politely, at once and on the page', async ({ page, site }) => {
  const errors = listenForErrors(page);
  const odd = [
    '100%',
    '%E0%A4%A',
    'p-zzzz',
    'no-such-place',
    '__proto__',
    'constructor',
    '\'"]<img src=x>',
    '%00',
    '!/',
    '.',
  ];
  for (const fragment of odd) {
    await page.goto('about:blank');
    await page.goto(`${site}${article}#${fragment}`);
    await expect(page.getByRole('status'), fragment).toHaveText(UNKNOWN);
    await page.goto(`${site}${article}#`);
    await page.keyboard.press('Escape');
    await page.goto(`${site}${article}#${fragment}`);
    await expect(page.getByRole('status'), `${fragment} on the page`).toHaveText(UNKNOWN);
  }
  for (const fragment of ['', '#', '#top', '#main', '#notes', '#n1', '#:~:text=Published']) {
    await page.goto('about:blank');
    await page.goto(site + article + fragment);
    await expect(page.getByRole('status'), fragment).toBeEmpty();
  }
  expect(errors).toEqual([]);
});

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}
