import { CONTACT } from './content.ts';
import { expect, test } from './site.ts';

for (const on of ['shipped', 'good'] as const) {
  test(`the contents of the colophon of ${on} lead to each of its sections`, async ({ page, sites }) => {
    await page.goto(`${sites[on]}colophon/`);
    const [listed, there] = await Promise.all([
      page
        .locator('.contents a')
        .evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.textContent])),
      page.locator('.body h2').evaluateAll((all) => all.map((h2) => [`#${h2.id}`, h2.textContent])),
    ]);
    expect(there.length).toBeGreaterThan(0);
    expect(listed.map(([href, text]) => [href, text?.trim()])).toEqual(there);
  });
}

test('the colophon says where to write, where the site names an address', async ({ page, sites }) => {
  await page.goto(`${sites.good}colophon/#contact`);
  await expect(page.getByRole('link', { name: CONTACT })).toHaveAttribute('href', `mailto:${CONTACT}`);
  await page.goto(`${sites.shipped}colophon/`);
  const addresses = await page.locator('main [href^="mailto:"]').count();
  await expect(page.locator('#contact')).toHaveCount(addresses);
});

test('a term stands beside what it means, and above it on a phone', async ({ page, sites }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${sites.good}colophon/`);
    const entries = await page.locator('.ledger > div').evaluateAll((all) =>
      all.map((entry) => {
        const [term, text] = [...entry.children].map((each) => each.getBoundingClientRect());
        return Boolean(term && text && term.right <= text.left && term.top < text.bottom);
      }),
    );
    expect(entries.length).toBeGreaterThan(3);
    expect(new Set(entries)).toEqual(new Set([width === 1440]));
  }
});

test('the page for a missing one fills the window, and its one button leads to the front page', async ({
  page,
  sites,
}) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(`${sites.shipped}nowhere`);
  await expect(page.locator('main :is(.button, a)')).toHaveCount(1);
  const foot = await page.locator('footer').evaluate((footer) => footer.getBoundingClientRect().bottom);
  expect(Math.round(foot)).toBe(1000);
  await page.locator('.button').click();
  await expect(page).toHaveURL(sites.shipped);
});
