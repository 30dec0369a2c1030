import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { pages } from './hosts/site.ts';
import { dist, serveDist, type Running } from './serve-dist.ts';
import { wordsSeen } from './site.ts';

/** Pages of the places of an article differ in their words alone. */
const kindOf = (path: string): string => path.replace(/\/at\/([pqf]-)?.*/, '/at/$1');
const oneOfEachKind = pages.filter((path) => path === pages.find((each) => kindOf(each) === kindOf(path)));

let site: Running;

test.beforeAll(async () => {
  site = await serveDist({ prefix: '/deep/prefix/' });
});
test.afterAll(() => site.stop());

test('no page is blocked by its own policy, complains, or asks another origin for anything, and from file:// it reads and links the same', async ({
  page,
}) => {
  const heard = await listenTo(page);
  const served = new Map<string, string>();
  for (const path of [...pages, 'no/such/page/']) {
    await page.goto(site.url + path);
    served.set(path, await wordsSeen(page));
    await page.evaluate(() => document.fonts.ready);
  }
  // The one complaint is Chromium's own about the page that is missing.
  const complaints = heard.complaints.splice(0).filter((text) => !text.includes('404 (Not Found)'));
  expect(complaints).toEqual([]);
  const requests = heard.requests.splice(0);
  expect(requests.length).toBeGreaterThan(pages.length);
  expect(requests.filter((url) => !url.startsWith(new URL(site.url).origin))).toEqual([]);
  let loaded = 0;
  for (const path of oneOfEachKind) {
    await page.goto(pathToFileURL(join(dist, path, 'index.html')).href);
    expect(await wordsSeen(page), path).toBe(served.get(path));
    const fonts = await page.evaluate(async () =>
      [...(await document.fonts.ready)].map(({ status }) => status),
    );
    if (fonts.length > 0) expect(fonts, path).toContain('loaded');
    loaded += fonts.filter((status) => status === 'loaded').length;
    const runsScript = (await page.locator('script:not([type="application/ld+json"])').count()) > 0;
    const links = await page.evaluate(() => [...document.links].map(({ href }) => href));
    for (const link of links.filter((href) => href.startsWith('file:'))) {
      const target = fileURLToPath(link.replace(/[?#].*$/, ''));
      expect([link, existsSync(target)]).toEqual([link, true]);
      // Without script a link opens the folder, in which index.html is there to be clicked.
      if (runsScript) expect([link, statSync(target).isFile()]).toEqual([link, true]);
    }
  }
  expect(loaded, 'fonts loaded').toBeGreaterThan(0);
  expect(heard.complaints).toEqual([]);
  expect(heard.requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
});

const injected =
  '<script>window.ran = ["script"]</script><style>body { outline: 7px solid }</style>' +
  '<button id="x1" onclick="(window.ran ??= []).push(\'handler\')">a</button>' +
  '<a id="x2" href="javascript:void (window.ran ??= []).push(\'link\')">a</a>';

for (const [promise, guarded] of [
  ['blocks an injected script, style, handler and javascript: link', true],
  ['would let them run without its policy', false],
] as const) {
  test(`a page ${promise}`, async ({ page }) => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const bare = html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, '');
    expect(bare).not.toBe(html);
    const body = (guarded ? html : bare) + injected;
    await page.route(site.url, (route) => route.fulfill({ body, contentType: 'text/html' }));
    const heard = await listenTo(page);
    await page.goto(site.url);
    await page.locator('#x1').dispatchEvent('click');
    await page.locator('#x2').dispatchEvent('click');

    const state = () =>
      page.evaluate(() => ({
        ran: (window as unknown as { ran?: string[] }).ran ?? [],
        outline: getComputedStyle(document.body).outlineWidth,
      }));
    if (guarded) {
      await expect
        .poll(() => heard.complaints.filter((text) => text.startsWith('violation')).sort())
        .toEqual([
          'violation script-src-attr',
          'violation script-src-elem',
          'violation script-src-elem',
          'violation style-src-elem',
        ]);
      expect(await state()).toEqual({ ran: [], outline: expect.not.stringContaining('7px') as unknown });
    } else {
      await expect.poll(state).toEqual({ ran: ['script', 'handler', 'link'], outline: '7px' });
      expect(heard.complaints).toEqual([]);
    }
  });
}

/** What a page says and asks for from now on. */
async function listenTo(page: Page): Promise<{ complaints: string[]; requests: string[] }> {
  const complaints: string[] = [];
  const requests: string[] = [];
  await page.exposeFunction('violated', (directive: string) => complaints.push(`violation ${directive}`));
  await page.addInitScript(() => {
    const { violated } = window as unknown as { violated: (directive: string) => void };
    addEventListener('securitypolicyviolation', (event) => violated(event.effectiveDirective));
  });
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(`${message.text()} at ${page.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${error.message} at ${page.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  return { complaints, requests };
}
