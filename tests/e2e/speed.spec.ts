import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { dist } from './serve-dist.ts';
import { article, expect, samplePages, test } from './site.ts';

const FIRST_FLIGHT = 13_700;
const FONTS = 60_000;

test('an article up to the end of its first paragraph, style and script included, arrives in the first flight', () => {
  const page = html(article);
  const section = page.indexOf('<h2', page.indexOf('class="body"'));
  const [, next = page.length] = [...page.matchAll(/<p id="p-/g)]
    .map(({ index }) => index)
    .filter((at) => at > section);
  expect(page.slice(section, next)).toMatch(/^<h2 [^]*<p id="p-/);
  // As most hosts compress.
  expect(gzipSync(page.slice(0, next), { level: 6 }).length).toBeLessThanOrEqual(FIRST_FLIGHT);
});

test('style and script keep within their share of it', () => {
  for (const path of samplePages) {
    const page = html(path);
    const styles = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
    const scripts = [...page.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(
      ([, text]) => text,
    );
    expect(styles, path).toHaveLength(1);
    if (path === article) expect(scripts).not.toEqual([]);
    expect(compressed(styles.join('')), `style of ${path}`).toBeLessThanOrEqual(6000);
    expect(compressed(scripts.join('')), `script of ${path}`).toBeLessThanOrEqual(2000);
  }
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
    const late = Promise.withResolvers<void>();
    await page.route('**/*.woff2', (route) => late.promise.then(() => route.continue()));
    await page.addInitScript(recordShifts);
    await page.goto(site + article, { waitUntil: 'domcontentloaded' });
    await painted(page);
    late.resolve();
    const loaded = await page.evaluate(
      async () => [...(await document.fonts.ready)].filter(({ status }) => status === 'loaded').length,
    );
    expect(loaded).toBeGreaterThan(2);
    await painted(page);
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThan(0.01);
  });
}

test('a reader of the whole article, on any screen, fetches 60,000 bytes of fonts or less', async ({
  page,
  site,
}) => {
  const fetched = new Set<string>();
  page.on('request', (request) => fetched.add(new URL(request.url()).pathname.slice(1)));
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site + article);
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
    await page.evaluate(() => document.fonts.ready);
  }
  const fonts = [...fetched].filter((path) => path.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(2);
  const sizes = fonts.map((path) => readFileSync(join(dist, path)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FONTS);
});

/** Resolves when the page as it is now has been drawn. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

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
