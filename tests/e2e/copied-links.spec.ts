import type { Page } from 'playwright/test';
import { article, expect, test } from './site.ts';

const KINDS = ['.number', '.section-number', '.pull-quote .link', '.figure .link'];
const COPIED = 'Link copied';
const IN_BAR = 'The link is in the address bar';

// Of these, history, permissions and the clock would not be put back between tests.
test.use({ reuseContext: false });

// What is said goes after some seconds, in which a slow machine may not have come to read it.
test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
});

for (const kind of KINDS) {
  test(`a click on ${kind} copies its whole address, says so, and is a link like any other`, async ({
    page,
    context,
    prefixed,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(prefixed + article);
    const link = page.locator(kind).first();
    test.skip((await link.count()) === 0, 'the article has none');
    const status = page.getByRole('status');
    await expect(status).toBeEmpty();
    const before = await page.evaluate(() => history.length);
    await link.click();
    const address = `${prefixed}${article}${await link.getAttribute('href')}`;
    await expect(status).toHaveText(COPIED);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
    expect(await status.evaluate((each) => each.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Escape');
    await expect(status).toBeEmpty();
    await page.goBack();
    expect(page.url()).toBe(prefixed + article);
    await page.goForward();
    expect(page.url()).toBe(address);
  });
}

test('focus is where it would be without JavaScript', async ({ browser, site }) => {
  const focus: string[] = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.newPage({ javaScriptEnabled });
    await page.goto(site + article);
    await page.locator('.number').first().press('Enter');
    const after = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
    await page.keyboard.press('Tab');
    focus.push(`${after} ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80))}`);
    await page.close();
  }
  expect(focus[0]).toBe(focus[1]);
});

for (const modifier of ['Alt', 'ControlOrMeta', 'Shift'] as const) {
  test(`a click with ${modifier} is left to the browser`, async ({ page, context, site }) => {
    // Asked of the page itself: a window that the click opens may have the focus, without which no clipboard can be read.
    await page.addInitScript(() => {
      navigator.clipboard.writeText = async (text) =>
        void (document.documentElement.dataset['copied'] = text);
    });
    await page.goto(site + article);
    const number = page.locator('.number').first();
    const opened = modifier === 'Alt' ? undefined : context.waitForEvent('page');
    await number.click({ modifiers: [modifier] });
    await opened;
    await expect(page.getByRole('status')).toBeEmpty();
    await expect(page.locator('html')).not.toHaveAttribute('data-copied');
  });
}

for (const [clipboard, script] of [
  ['missing', "Object.defineProperty(navigator, 'clipboard', { value: undefined })"],
  [
    'refused',
    "globalThis.Clipboard && (Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')))",
  ],
] as const) {
  test(`where the clipboard is ${clipboard}, nothing is said to be copied, and what is said is true`, async ({
    page,
    site,
  }) => {
    const errors = listenForErrors(page);
    await page.addInitScript(script);
    for (const control of [...KINDS, '.body .heading .share', '.pull-quote .share']) {
      await page.goto('about:blank');
      await page.goto(site + article);
      const link = page.locator(control).first();
      if ((await link.count()) === 0) continue;
      const address = await link.evaluate((each: HTMLAnchorElement) => each.href);
      await link.click();
      // What was said goes with the page where the click leads to another one.
      await expect
        .poll(async () => (page.url() === address ? 'in the bar' : page.getByRole('status').textContent()), {
          message: control,
        })
        .toBe('in the bar');
      if (new URL(address).hash) await expect(page.getByRole('status'), control).toHaveText(IN_BAR);
    }
    expect(errors).toEqual([]);
  });
}

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}
