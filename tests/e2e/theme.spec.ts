import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dist } from './serve-dist.ts';
import { article, expect, kinds, test } from './site.ts';

const LIGHT = 'rgb(237, 241, 236)';
const DARK = 'rgb(16, 24, 30)';
const PAPERS = { light: LIGHT, dark: DARK };

test('without JavaScript a reader of light or dark pages can choose the theme on every page', async ({
  browser,
  sites,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await paper(page), `${colorScheme} ${name}`).toBe(PAPERS[colorScheme]);
      for (const [choice, colour] of [
        ['Dark', DARK],
        ['Light', LIGHT],
        ['Automatic', PAPERS[colorScheme]],
      ] as const) {
        await page.getByLabel(choice, { exact: true }).check();
        expect(await paper(page), `${choice} on ${colorScheme} ${name}`).toBe(colour);
      }
    }
  }
  await page.close();
});

test('every page tells the browser the colour of its paper, light and dark', async ({ page, sites }) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const told = await page.locator('meta[name=theme-color]').evaluateAll((all) =>
        all.map((each) => {
          const { content, media } = each as HTMLMetaElement;
          return matchMedia(media).matches ? Object.assign(new Option().style, { color: content }).color : '';
        }),
      );
      const papers = ['light', 'dark'].map((scheme) => (scheme === colorScheme ? PAPERS[scheme] : ''));
      expect(told, `${colorScheme} ${name}`).toEqual(papers);
      expect(await paper(page), `${colorScheme} ${name}`).toBe(papers.join(''));
    }
  }
});

test('the chosen theme is remembered on the next page and after a reload, until it is automatic again', async ({
  page,
  site,
}) => {
  await page.goto(site + article);
  // By keyboard: what is laid out as it comes near may move what a pointer is aimed at.
  await page.getByLabel('Dark', { exact: true }).press('Space');
  await page.reload();
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked();
  expect(await paper(page)).toBe(DARK);
  await page.goto(`${site}colophon/`);
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked();
  expect(await paper(page)).toBe(DARK);
  await page.getByLabel('Light', { exact: true }).press('Space');
  expect(await paper(page)).toBe(LIGHT);
  await page.getByLabel('Automatic', { exact: true }).press('Space');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await expect(page.getByLabel('Automatic', { exact: true })).toBeChecked();
  expect(await paper(page)).toBe(DARK);
});

test('a remembered theme is there at the first paint, long before the end of the page', async ({ page }) => {
  const { url, finish, stop } = await servePausing(`${article}index.html`, '<footer');
  await page.addInitScript(() => {
    localStorage['theme'] = 'dark';
    const papers: string[] = [];
    Object.assign(window, { papers });
    const look = () => {
      papers.push(`${document.readyState} ${getComputedStyle(document.documentElement).backgroundColor}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  try {
    await page.goto(url, { waitUntil: 'commit' });
    const paints = () => performance.getEntriesByName('first-contentful-paint').length;
    await expect.poll(() => page.evaluate(paints)).toBe(1);
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
    finish();
    await page.waitForLoadState();
    const papers = await page.evaluate(() => (window as unknown as { papers: string[] }).papers);
    expect(papers).toContain(`loading ${DARK}`);
    expect(papers.filter((each) => !each.endsWith(DARK))).toEqual([]);
  } finally {
    await stop();
  }
});

test('a refused storage costs the memory of the theme, and nothing else', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(site + article);
  await page.getByLabel('Dark', { exact: true }).check();
  expect(await paper(page)).toBe(DARK);
  expect(errors).toEqual([]);
});

async function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** One page of dist that stops before a tag, as on a slow line, and goes on with `finish`. */
async function servePausing(path: string, tag: string): Promise<Pausing> {
  const html = readFileSync(join(dist, path), 'utf8');
  const at = html.indexOf(tag);
  let finish = (): void => {};
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write(html.slice(0, at));
    finish = () => response.end(html.slice(at));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    finish: () => finish(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

type Pausing = { url: string; finish: () => void; stop: () => Promise<void> };
