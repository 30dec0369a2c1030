import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dist } from './serve-dist.ts';
import { article, expect, test } from './site.ts';

// Every id that was ever published has a share page: what is live, merged into another place, or gone.
const shared = join(dist, article, 'at');
const ids = existsSync(shared) ? readdirSync(shared).toSorted() : [];

const PLACES = '.body :is(h2, h3, h4, p, figure, blockquote, table)[id]:not(#notes)';
const PERMALINKS = '.body :is(.number, .section-number, .link)';

test.use({ javaScriptEnabled: false });

test('every place has one permalink, which is # and its id, and every permalink has a place', async ({
  page,
  site,
}) => {
  await page.goto(site + article);
  const places = await page.locator(PLACES).evaluateAll((all) => all.map(({ id }) => id));
  const links = await page.locator(PLACES).evaluateAll(
    (all, of) =>
      all.map((place) => {
        const around = /^H\d$/.test(place.tagName) ? place.parentElement : place;
        return [...(around?.querySelectorAll(of) ?? [])].map((link) => link.getAttribute('href')).join();
      }),
    PERMALINKS,
  );
  expect(places.length).toBeGreaterThan(0);
  expect(links).toEqual(places.map((id) => `#${id}`));
  await expect(page.locator(PERMALINKS)).toHaveCount(places.length);
  const old = await page
    .locator('.alias[id], .removed-passage[id]')
    .evaluateAll((all) => all.map(({ id }) => id));
  expect([...places, ...old].toSorted()).toEqual(ids);
});

test('every permalink has a name of its own', async ({ page, site }) => {
  await page.goto(site + article);
  const names = await page
    .locator(PERMALINKS)
    .evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? link.textContent.trim()));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name, at) => name === '' || names.indexOf(name) !== at)).toEqual([]);
});

for (const width of [390, 820, 1440]) {
  test(`every permalink can be seen and is a target of 24 px at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    const small = await page.locator(PERMALINKS).evaluateAll((all) =>
      all.flatMap((link) => {
        const { width: wide, height } = link.getBoundingClientRect();
        const drawn = getComputedStyle(link, '::before').content;
        const isSeen = link.checkVisibility() && (link.textContent !== '' || !['none', '""'].includes(drawn));
        return wide >= 24 && height >= 24 && isSeen
          ? []
          : [`${link.className} ${link.getAttribute('href')}: ${Math.round(wide)} × ${Math.round(height)}`];
      }),
    );
    expect(small).toEqual([]);
  });

  test(`the link of every place opens on that place, marked, at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    expect(ids.length).toBeGreaterThan(0);
    const before = new Map<string, string>();
    for (const id of ids) before.set(id, await looks(page, id));
    const wrong: string[] = [];
    for (const id of ids) {
      await page.goto(`${site}${article}#${id}`);
      const { top, atEnd, height } = await position(page, id);
      if (height === 0) wrong.push(`${id} is not on the page`);
      if (top < 0 || (top > 400 && !atEnd)) wrong.push(`${id} is at ${top} px`);
      if ((await looks(page, id)) === before.get(id)) wrong.push(`${id} is not marked`);
    }
    expect(wrong).toEqual([]);
  });
}

test('after arriving by a link, Tab goes on from there', async ({ page, site }) => {
  const astray: string[] = [];
  for (const id of ids) {
    await page.goto(`${site}${article}#${id}`);
    await page.keyboard.press('Tab');
    const goesOn = await page.evaluate((target) => {
      const place = document.getElementById(target);
      const next = document.activeElement;
      if (!place || !next || next === document.body) return false;
      const links = [...document.querySelectorAll('a[href], summary, input, [tabindex]')].filter((each) =>
        each.checkVisibility(),
      );
      const first = links.find(
        (each) =>
          place.contains(each) || place.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      return next === first;
    }, id);
    if (!goesOn) astray.push(id);
  }
  expect(astray).toEqual([]);
});

test('the links of key points, contents and notes lead to what is on the page', async ({ page, site }) => {
  await page.goto(site + article);
  const dead = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href')?.slice(1) ?? '')
      .filter((id) => !document.getElementById(id)),
  );
  expect(dead).toEqual([]);
});

/** All that marking a place may change, of the place and of what frames it. */
async function looks(page: Page, id: string): Promise<string> {
  return page.evaluate((target) => {
    const place = document.getElementById(target);
    if (!place) return '';
    const framed = [place, place.closest('.heading, .pull-quote, .figure, p') ?? place];
    return framed
      .flatMap((element) => [null, '::before', '::after'].map((part) => getComputedStyle(element, part)))
      .map((style) =>
        [
          style.display,
          style.backgroundColor,
          style.backgroundImage,
          style.boxShadow,
          style.outline,
          style.borderTop,
          style.width,
          style.height,
        ].join(),
      )
      .join(' ');
  }, id);
}

async function position(page: Page, id: string) {
  return page.evaluate((target) => {
    const place = document.getElementById(target);
    const seen = place?.classList.contains('alias') ? place.parentElement : place;
    const { top, height } = seen?.getBoundingClientRect() ?? new DOMRect();
    return {
      top: Math.round(top),
      height,
      atEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
    };
  }, id);
}
