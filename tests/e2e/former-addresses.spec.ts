import { ADDRESS } from './addressed.ts';
import { expect, test } from './site.ts';

const FORMER = 'former-address/';
const NOW = 'every-construct/';
const WITHDRAWN = 'withdrawn-article/';

test.use({ javaScriptEnabled: false });

test.describe('an article that was renamed', () => {
  test('is led to from its former address by one link', async ({ page, sites }) => {
    await page.goto(`${sites.good}${FORMER}`);
    await expect(page.locator('h1')).toHaveText(/^\s*A former address of the analysis Every construct that/);
    await expect(page.locator('h2')).toHaveText('Every construct that an article may use');
    await expect(page.locator('main a:visible')).toHaveText(['Read the article at its new address']);
    await page.locator('main a:visible').click();
    await expect(page).toHaveURL(`${sites.good}${NOW}`);
  });

  for (const [kind, id, heir, shown = id] of [
    ['a section', 'words', 'words'],
    ['a paragraph', 'p-bcdf', 'p-bcdf'],
    ['a quotation', 'q-text', 'q-text'],
    ['a figure', 'f-table', 'f-table'],
    ['a passage that was merged', 'p-2345', 'p-bcdf'],
    ['a passage that was removed', 'p-4567', 'p-4567', 'words'],
  ] as const)
    test(`${kind} is led to from its former address by one link, and so from its share page`, async ({
      page,
      sites,
    }) => {
      for (const [address, led] of [
        [`${FORMER}#${id}`, id],
        [`${FORMER}at/${id}/`, shown],
      ] as const) {
        await page.goto('about:blank');
        await page.goto(sites.good + address);
        const way = page.locator('.actions a:visible[href*="#"]');
        await expect(way).toHaveCount(1);
        await expect(way).toBeInViewport();
        await way.click();
        await expect(page).toHaveURL(`${sites.good}${NOW}#${led}`);
        await expect(page.locator(`#${led === id ? heir : led}`)).toBeInViewport();
      }
    });

  test('has at its former addresses the cards and the canonical addresses of today, and no refresh', async ({
    page,
    sites,
  }) => {
    for (const [former, now] of [
      [FORMER, NOW],
      [`${FORMER}at/p-bcdf/`, `${NOW}at/p-bcdf/`],
    ] as const) {
      const content = async (path: string, selector: string, name: string) => {
        await page.goto(sites.good + path);
        return page.evaluate(
          ([sought, which]) => {
            const value = document.querySelector(sought ?? '')?.getAttribute(which ?? '');
            return value && new URL(value, document.baseURI).href;
          },
          [selector, name],
        );
      };
      const card = 'meta[property="og:image"]';
      expect(await content(former, card, 'content')).toBe(await content(now, card, 'content'));
      expect(await content(former, 'link[rel=canonical]', 'href')).toBe(`${ADDRESS}${now}`);
      await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0);
    }
  });
});

test.describe('an article that was withdrawn', () => {
  test('says so, when and why, at its address', async ({ page, sites }) => {
    await page.goto(`${sites.good}${WITHDRAWN}`);
    await expect(page.locator('.passage-title')).toHaveText('An article that was withdrawn');
    await expect(page.locator('.gone')).toContainText(
      /withdrawn on 9 January 2020\.\s+Its figures could not be confirmed\./,
    );
    await expect(page.locator('.actions a:visible')).toHaveText(['Go to the front page']);
    await expect(page.locator('.around a')).not.toHaveCount(0);
    await expect(page.locator('meta[property="og:image:alt"]')).toHaveAttribute(
      'content',
      /^Withdrawn: An article/,
    );
  });

  test('and its links name their own addresses, of which only its own is to be found', async ({
    page,
    sites,
  }) => {
    const head = () =>
      page.evaluate(() => {
        const named = (name: string) => document.querySelector(`meta[name=${name}]`)?.getAttribute('content');
        const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
        return [canonical, named('robots'), named('googlebot')];
      });
    await page.goto(`${sites.good}${WITHDRAWN}`);
    expect(await head()).toEqual([ADDRESS + WITHDRAWN, 'max-image-preview:large', undefined]);
    await page.goto(`${sites.good}${WITHDRAWN}at/p-bcdf/`);
    expect(await head()).toEqual([`${ADDRESS}${WITHDRAWN}at/p-bcdf/`, undefined, 'noindex']);
  });

  test('says at each of its links what the passage said, so far as that was not redacted', async ({
    page,
    sites,
  }) => {
    await page.goto(`${sites.good}${WITHDRAWN}#p-bcdf`);
    await expect(page.locator('.gone')).toBeInViewport();
    await page.locator('.actions a:visible').click();
    await expect(page).toHaveURL(`${sites.good}${WITHDRAWN}at/p-bcdf/`);
    await expect(page.locator('.was blockquote')).toHaveText([
      'A paragraph that was published and then reworded.',
      'A paragraph that was reworded and then withdrawn with its article.',
    ]);
    await expect(page.locator('main')).toContainText('From 8 January 2020 to 9 January 2020 it said:');
    await expect(page).toHaveTitle(/^Withdrawn: “A paragraph that was/);
    await page.goto(`${sites.good}${WITHDRAWN}at/p-cdfg/`);
    await expect(page.locator('meta[name=googlebot]')).toHaveAttribute('content', 'noindex');
    await expect(page.locator('main')).toContainText('withdrawn on 9 January 2020');
    await expect(page.locator('blockquote')).toHaveCount(0);
  });
});
