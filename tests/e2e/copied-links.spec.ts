import type { Page } from 'playwright/test';
import { article, expect, test } from './site.ts';

const KINDS = ['.n', '.sec', '.pull-quote .link', '.figure .link'];
const COPIED = 'Link copied';
const IN_BAR = 'The link is in the address bar';
const UNKNOWN = 'That passage is not on this page';

for (const kind of KINDS) {
  test(`a click on ${kind} copies its whole address, says so, and is a link like any other`, async ({
    page,
    context,
    prefixed,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(prefixed + article);
    const link = page.locator(kind).first();
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
    await page.locator('.n').nth(2).press('Enter');
    const after = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
    await page.keyboard.press('Tab');
    focus.push(`${after} ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80))}`);
    await page.close();
  }
  expect(focus[0]).toBe(focus[1]);
});

for (const modifier of ['Alt', 'ControlOrMeta', 'Shift'] as const) {
  test(`a click with ${modifier} is left to the browser`, async ({ page, context, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(site + article);
    await page.evaluate(() => navigator.clipboard.writeText('what was there'));
    await page
      .locator('.n')
      .first()
      .click({ modifiers: [modifier] });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('what was there');
    await expect(page.getByRole('status')).toBeEmpty();
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
    for (const control of [...KINDS, '.body .h .share', '.pull-quote .share']) {
      await page.goto('about:blank');
      await page.goto(site + article);
      const link = page.locator(control).first();
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

test('what happened to an address on its way is mended', async ({ page, site }) => {
  const errors = listenForErrors(page);
  await page.goto(site + article);
  const id = (await page.locator('.body p[id]').nth(4).getAttribute('id')) ?? '';
  const section = (await page.locator('.body h2[id]').nth(1).getAttribute('id')) ?? '';
  const broken = [`${id.toUpperCase()}`, `${id}).`, `${id}%29.`, `${id}”`, `${id},`, `${id.toUpperCase()}!`];
  for (const [fragment, mended] of [
    ...broken.map((each) => [each, id] as const),
    [section.toUpperCase(), section] as const,
  ]) {
    await page.goto('about:blank');
    await page.goto(`${site}${article}#${fragment}`);
    await expect.poll(() => new URL(page.url()).hash, { message: fragment }).toBe(`#${mended}`);
    await expect(page.locator(`#${mended}`), fragment).toBeInViewport();
    expect(await page.locator(`#${mended}`).evaluate((each) => each.matches(':target')), fragment).toBe(true);
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
  for (const fragment of ['', '#', '#top', '#main', '#notes', '#n1', '#:~:text=NATO']) {
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
