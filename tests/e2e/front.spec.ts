import { expect, test } from './site.ts';
import { A_YEAR, TOPICS } from './many-articles.ts';

const HEADLINES = '.entry :is(h3, h4)';

test('the newest article leads the front page, with its sections and one button', async ({ page, site }) => {
  await page.goto(site);
  const lead = page.locator('.lead');
  const href = await lead.locator('h2 a').getAttribute('href');
  await expect(lead.locator('.button')).toHaveAttribute('href', href ?? '');
  await expect(page.locator('.button')).toHaveCount(1);
  const sections = lead.locator('.sections a');
  const addresses = await sections.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  await page.goto(new URL(href ?? '', site).href);
  const ids = await page.locator('.body .heading > [id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(addresses).toEqual(ids.map((id) => `${href}#${id}`));
});

test('the figure that leads an article leads to it from the front page, with its years where there is room', async ({
  page,
  site,
}) => {
  await page.goto(site);
  const figure = page.locator('.lead .lanes');
  test.skip((await figure.count()) === 0, 'no figure leads the article');
  for (const [width, areShown] of [
    [390, false],
    [1440, true],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect(figure.locator('.years')).toBeVisible({ visible: areShown });
  }
  await figure.getByRole('link').click();
  await expect(page.locator('.figure:target')).toBeInViewport();
});

test('of two articles the other one is also published, with no year and no topic', async ({
  page,
  sites,
}) => {
  await page.goto(sites['front-2']);
  await expect(page.locator('.further h2')).toHaveText('Also published');
  await expect(page.locator(HEADLINES)).toHaveCount(1);
  await expect(page.locator('.year, .topics, .further nav')).toHaveCount(0);
});

test('earlier articles stand under their years, the newest first', async ({ page, sites }) => {
  for (const [size, shown, title] of [
    [10, 9, 'Earlier analyses'],
    [100, 100, 'All analyses'],
  ] as const) {
    await page.goto(sites[`front-${size}`]);
    await expect(page.locator('.further h2')).toHaveText(title);
    const years = await page.locator('.year').evaluateAll((all) =>
      all.map((year) => ({
        name: year.querySelector('h3')?.textContent ?? '',
        dates: [...year.querySelectorAll('time')].map((each) => each.dateTime),
      })),
    );
    const dates = years.flatMap((year) => year.dates);
    expect(dates).toHaveLength(shown);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(years.filter(({ name, dates }) => !dates.every((date) => date.startsWith(name)))).toEqual([]);
    expect(new Set(years.map(({ name }) => name)).size).toBe(years.length);
  }
});

test('a reader narrows a hundred articles to a topic without JavaScript, by key', async ({
  browser,
  sites,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(sites['front-100']);
  const entries = page.locator('.entry:visible');
  await expect(entries).toHaveCount(100);
  const radios = page.getByRole('radio', { name: /\(\d+\)$/ });
  await expect(radios).toHaveCount(TOPICS.length);
  await page.getByRole('radio', { name: 'All topics' }).focus();
  for (const radio of await radios.all()) {
    await page.keyboard.press('ArrowRight');
    await expect(radio).toBeChecked();
    const [, topic, count] = /^(.+) \((\d+)\)$/.exec((await radio.locator('..').innerText()).trim()) ?? [];
    await expect(entries).toHaveCount(Number(count));
    const shown = await entries.locator('.meta span:first-of-type').allTextContents();
    expect(new Set(shown)).toEqual(new Set([topic]));
    const empty = await page
      .locator('.year:visible')
      .evaluateAll((all) =>
        all.filter((year) => ![...year.querySelectorAll('li')].some((li) => li.checkVisibility())),
      );
    expect(empty).toEqual([]);
  }
  await page.close();
});

test('the years of a hundred articles are links to them, with how many there are', async ({
  page,
  sites,
}) => {
  await page.goto(sites['front-100']);
  const links = page.getByRole('navigation', { name: 'Years' }).getByRole('link');
  await expect(page.getByRole('link', { name: `2019, ${A_YEAR} analyses` })).toHaveText('2019');
  for (const link of await links.all()) {
    await link.click();
    await expect(page.locator('.year h3:target')).toBeInViewport();
    await expect(page.locator('.year h3:target')).toHaveText(await link.innerText());
  }
});
