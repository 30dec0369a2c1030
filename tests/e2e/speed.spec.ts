import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright/test';
import { dist } from './serve-dist.ts';
import { article, expect, samplePages, test } from './site.ts';

const ROUND_TRIP = 14_600;
const WHOLE_PAGE = 70_000;

test('the article, with its style and script, arrives in one round trip', () => {
  expect(compressed(html(article))).toBeLessThanOrEqual(ROUND_TRIP);
});

test('style and script keep within their share of it', () => {
  const page = html(article);
  const styles = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1]).join('');
  const scripts = [...page.matchAll(/<script(?: type="?module"?)?>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1])
    .join('');
  expect(styles).not.toBe('');
  expect(scripts).toContain('hashchange');
  expect(compressed(styles)).toBeLessThanOrEqual(5_500);
  expect(compressed(scripts)).toBeLessThanOrEqual(2_000);
});

test('every page paints its text when nothing but itself has arrived', async ({ page, site }) => {
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? route.continue() : undefined));
  for (const path of samplePages) {
    await page.goto(site + path, { waitUntil: 'commit' });
    await expect(page.locator('h1')).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length), {
        message: path,
      })
      .toBe(1);
    const blocking = await page.evaluate(
      () => document.querySelectorAll('link[rel=stylesheet], script[src], link[rel=preload]').length,
    );
    expect(blocking, path).toBe(0);
  }
});

for (const width of [390, 820, 1440]) {
  test(`fonts that come late move nothing at ${width} px`, async ({ page, site }) => {
    test.skip(
      !(await hasMatchedFont(page)),
      'this machine has none of the fonts that the fallbacks are matched to',
    );
    await page.setViewportSize({ width, height: 900 });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((late) => setTimeout(late, 900));
      await route.continue();
    });
    await page.addInitScript(recordShifts);
    await page.goto(site + article);
    const loaded = await page.evaluate(
      async () => [...(await document.fonts.ready)].filter(({ status }) => status === 'loaded').length,
    );
    expect(loaded).toBeGreaterThan(2);
    await page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    );
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThan(0.01);
  });
}

test('a reader of the whole article, on any screen, fetches 70,000 bytes or less', async ({ page, site }) => {
  const fetched = new Set<string>();
  page.on('request', (request) => fetched.add(new URL(request.url()).pathname.slice(1)));
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site + article);
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    await page.evaluate(() => document.fonts.ready);
  }
  // Not every browser without a window asks for the icon; every reader's does.
  fetched.add('favicon.svg');
  const sizes = [...fetched].map(
    (path) =>
      [
        path,
        path.endsWith('.woff2') ? readFileSync(join(dist, path)).length : compressed(html(path)),
      ] as const,
  );
  expect(sizes.filter(([path]) => path.endsWith('.woff2')).length).toBeGreaterThan(2);
  expect(
    sizes.reduce((sum, [, size]) => sum + size, 0),
    JSON.stringify(sizes),
  ).toBeLessThanOrEqual(WHOLE_PAGE);
});

/** Sums up what moves, and names it. Runs in the page. */
function recordShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      sources: { node: Node | null }[];
    }[]) {
      shifts.push({
        value: entry.value,
        moved: entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 60) ?? ''),
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Whether one of the families that the fallback faces stretch is on this machine. */
async function hasMatchedFont(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const has = (name: string) =>
      new FontFace('any', `local("${name}")`).load().then(
        () => true,
        () => false,
      );
    const serif = await Promise.all(
      ['Georgia', 'Times New Roman', 'Liberation Serif', 'Noto Serif'].map(has),
    );
    const sans = await Promise.all(
      ['Arial', 'Liberation Sans', 'Helvetica Neue', 'Helvetica', 'Roboto'].map(has),
    );
    return serif.includes(true) && sans.includes(true);
  });
}

function html(path: string): string {
  return readFileSync(join(dist, path, path === '' || path.endsWith('/') ? 'index.html' : ''), 'utf8');
}

function compressed(text: string): number {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  }).length;
}

type Shift = { value: number; moved: string[] };
