import type { Page } from 'playwright/test';
import { article, expect, pages, test } from './site.ts';

const KINDS = ['.number', '.section-number', '.pull-quote .link', '.figure .link'];
const sharePage = pages.find((path) => path.includes('/at/')) ?? '';
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
  test(`a click on ${kind} copies the address of its place’s page, says so, and is a link like any other`, async ({
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
    const href = (await link.getAttribute('href')) ?? '';
    const address = `${prefixed}${article}${href}`;
    await expect(status).toHaveText(COPIED);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${prefixed}${article}at/${href.slice(1)}/`);
    expect((await page.request.get(copied)).status()).toBe(200);
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
    for (const [path, control] of [
      ...KINDS.map((kind) => [article, kind] as const),
      [sharePage, '.copy'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(site + path);
      const link = page.locator(control).first();
      if ((await link.count()) === 0) continue;
      const address = await link.evaluate((each: HTMLAnchorElement) => each.href);
      await link.click();
      await expect(page.getByRole('status'), control).toHaveText(IN_BAR);
      expect(page.url(), control).toBe(address);
    }
    expect(errors).toEqual([]);
  });
}

test('what was copied can be handed to the system’s share sheet, with its words, by pointer and by keyboard', async ({
  page,
  prefixed,
}) => {
  await page.addInitScript(() => {
    navigator.share = async (data) =>
      void (document.documentElement.dataset['shared'] = JSON.stringify(data));
  });
  const shared = async (): Promise<ShareData> =>
    JSON.parse((await page.locator('html').getAttribute('data-shared')) ?? '{}') as ShareData;
  await page.goto(prefixed + article);
  const button = page.getByRole('button', { name: 'Share…' });
  await expect(button).toBeHidden();
  for (const kind of KINDS) {
    const link = page.locator(kind).last();
    const id = ((await link.getAttribute('href')) ?? '').slice(1);
    const place = page.locator(`[id="${id}"]`);
    await link.click();
    await button.click();
    const { title, text = '', url } = await shared();
    expect([title, url], kind).toEqual([await page.title(), `${prefixed}${article}at/${id}/`]);
    expect(text.length, kind).toBeGreaterThan(3);
    // A label is set off, so the end is compared.
    const words = (await place.textContent())?.replace(/\s+/g, ' ');
    expect(words, kind).toContain(text.slice(-30));
    expect(text, kind).not.toMatch(/[.”]\d+$/);
  }
  // What was shared needs no button any more.
  await expect(button).toBeHidden();
  await page.locator('.number').first().press('Enter');
  await expect(button).toBeVisible();
  // The first press leads from the place, where the link led, to the link itself.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.clock.fastForward(7000);
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  expect((await shared()).url).toContain(
    await page
      .locator('.number')
      .first()
      .getAttribute('href')
      .then((href) => href?.slice(1)),
  );
  await page.keyboard.press('Escape');
  await expect(button).toBeHidden();
});

test('a share page copies its own address and shares its words, and shows no button that does nothing', async ({
  page,
  browser,
  prefixed,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    navigator.share = async (data) =>
      void (document.documentElement.dataset['shared'] = JSON.stringify(data));
  });
  const address = `${prefixed}${sharePage}`;
  await page.goto(`${address}?from=elsewhere#main`);
  await page.getByRole('link', { name: 'Copy link' }).click();
  await expect(page.getByRole('status')).toHaveText(COPIED);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.getByRole('button', { name: 'Share…' }).click();
  const shared = JSON.parse((await page.locator('html').getAttribute('data-shared')) ?? '{}') as ShareData;
  const description = await page.locator('meta[name=description]').getAttribute('content');
  expect(shared).toEqual({ title: await page.title(), text: description, url: address });
  const silent = await browser.newPage({ javaScriptEnabled: false });
  await silent.goto(address);
  await expect(silent.getByText('Copy link')).toBeHidden();
  await expect(silent.getByText('Share…')).toBeHidden();
  await expect(silent.getByRole('link', { name: 'Read it in the analysis' })).toBeVisible();
  await silent.close();
});

test('links say what a click does when a reader comes near them', async ({ page, site }) => {
  await page.goto(site + article);
  for (const kind of KINDS) {
    const link = page.locator(kind).first();
    const drawn = (): Promise<string> => link.evaluate((each) => getComputedStyle(each, '::before').content);
    expect(await drawn(), kind).toMatch(/^"(¶ |§ |Link)/);
    const { width = 0, height = 0 } = (await link.boundingBox()) ?? {};
    expect(Math.min(width, height), kind).toBeGreaterThanOrEqual(24);
    await link.hover();
    expect(await drawn(), kind).toBe('"Copy link"');
    await page.mouse.move(0, 0);
    await link.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await drawn(), kind).toBe('"Copy link"');
    const name = await link.getAttribute('aria-label');
    expect(name?.toLowerCase(), kind).toContain('copy link');
  }
});

function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}
