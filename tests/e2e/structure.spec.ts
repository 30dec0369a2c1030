import { article, expect, kinds, test } from './site.ts';

test('every kind of page has one h1, no skipped level and no empty heading', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    const headings = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) =>
        all.map(({ tagName, textContent }) => ({ level: Number(tagName[1]), text: textContent.trim() })),
      );
    const levels = headings.map(({ level }) => level);
    expect(
      levels.filter((level) => level === 1),
      name,
    ).toHaveLength(1);
    expect(levels[0], name).toBe(1);
    const skipped = headings.filter(({ level }, at) => level > (levels[at - 1] ?? 0) + 1);
    expect(skipped, name).toEqual([]);
    expect(
      headings.filter(({ text }) => text === ''),
      name,
    ).toEqual([]);
  }
});

test('no two links of one name lead to different ends, on any kind of page', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    const links = await page.locator('a[href]').evaluateAll((all) =>
      all.map((link) => ({
        name: (link.getAttribute('aria-label') ?? link.textContent).replace(/\s+/g, ' ').trim(),
        end: (link as HTMLAnchorElement).href,
      })),
    );
    expect(links.length, name).toBeGreaterThan(1);
    const ends = Map.groupBy(links, (link) => link.name);
    const alike = [...ends].filter(([, those]) => new Set(those.map(({ end }) => end)).size > 1);
    expect
      .soft(
        alike.map(([each]) => each),
        name,
      )
      .toEqual([]);
  }
});

test('every kind of page has its landmarks once, and names each navigation', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    for (const role of ['banner', 'main', 'contentinfo'] as const) {
      await expect(page.getByRole(role), `${role} of ${name}`).toHaveCount(1);
    }
    const names = await page.locator('nav').evaluateAll((all) =>
      all.map((nav) => {
        const label = document.getElementById(nav.getAttribute('aria-labelledby') ?? '')?.textContent;
        return nav.getAttribute('aria-label') ?? label ?? '';
      }),
    );
    expect(
      names.filter((each) => each.trim() === ''),
      name,
    ).toEqual([]);
    expect(new Set(names).size, name).toBe(names.length);
  }
});

test('every heading of the article is named by its own words alone', async ({ page, site }) => {
  await page.goto(site + article);
  const texts = await page.locator('h1, h2, h3').allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  for (const name of texts) {
    await expect(page.getByRole('heading', { name: name.trim(), exact: true }), name).toHaveCount(1);
  }
});

test('on a phone the contents open and close by key, and lead to every section', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site + article);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const summary = contents.locator('summary');
  await expect(contents.getByRole('link').first()).toBeHidden();
  await summary.press('Enter');
  await expect(contents.getByRole('link').first()).toBeVisible();
  await summary.press('Enter');
  await expect(contents.getByRole('link').first()).toBeHidden();
  await summary.click();
  for (const link of await contents.getByRole('link').all()) {
    await link.click();
    const id = new URL(page.url()).hash.slice(1);
    await expect(page.locator(`h2[id="${id}"]`)).toBeInViewport();
  }
});

test('on a wide screen the contents are open, stay in view and mark the section being read', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(site + article);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const links = await contents.getByRole('link').all();
  const sections = await page.locator('.body h2[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(links.length).toBeGreaterThan(sections.length);
  for (const id of sections) {
    await page.evaluate((to) => document.getElementById(to)?.scrollIntoView(), id);
    await expect(contents).toBeInViewport({ ratio: 1 });
    const link = contents.locator(`a[href="#${id}"]`);
    await expect(link).toBeVisible();
    if (!(await page.evaluate(() => CSS.supports('scroll-target-group', 'auto')))) continue;
    await expect
      .poll(() => link.evaluate((each) => each.matches(':target-current')), { message: id })
      .toBe(true);
  }
});
