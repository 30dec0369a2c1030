import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { test as base, type Page } from 'playwright/test';
import { FRONTS, siteFolder } from './content.ts';
import { dist, serveDist } from './serve-dist.ts';

export { expect } from 'playwright/test';

/** Tests of dist as a stranger sees it: `site` is its address at a domain's root, `prefixed` the one under a prefix. */
export const test = base.extend<object, { site: string; prefixed: string; sites: Record<SiteName, string> }>({
  site: [({}, use) => served('/', use), { scope: 'worker' }],
  prefixed: [({}, use) => served('/deep/prefix/', use), { scope: 'worker' }],
  sites: [
    async ({ site }, use) => {
      const others = await Promise.all(OTHERS.map((name) => serveDist({ folder: siteFolder(name) })));
      const urls = OTHERS.map((name, at) => [name, others[at]?.url] as const);
      await use({ shipped: site, ...Object.fromEntries(urls) } as Record<SiteName, string>);
      await Promise.all(others.map(({ stop }) => stop()));
    },
    { scope: 'worker' },
  ],
});

/** The sites whose pages are looked at: what is shipped, one article with every construct, and more than one article. */
const OTHERS = ['good', ...FRONTS.map((size) => `front-${size}` as const)] as const;
export type SiteName = 'shipped' | (typeof OTHERS)[number];

/** Every page of dist, as its address within the site, sorted. */
export const pages: readonly string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => path.replaceAll(sep, '/').replace(/(^|\/)index\.html$/, '$1'))
  .sort();

/** The address of an article within the site: of the first that has pages for its places. */
export const article = pages.find((path) => path.includes('/at/'))?.replace(/at\/.*/, '') ?? '';

/** One page of each kind, and three share pages: a section's, a quotation's and a paragraph's. */
export const samplePages: readonly string[] = [
  ...pages.filter((path) => !path.includes('/at/') && path !== 'not_found.html'),
  ...[/\/at\/(?!.-)/, /\/at\/q-/, /\/at\/p-/].flatMap((kind) => pages.find((path) => kind.test(path)) ?? []),
];

/** Every kind of page there is: those of the shipped site, those that only other content makes, and front pages of every size. */
export const kinds: readonly Kind[] = [
  ...samplePages.map((path) => ({ on: 'shipped' as const, path, name: `/${path}` })),
  ...[
    '',
    'colophon/',
    'every-construct/',
    'every-construct/at/f-table/',
    'every-construct/at/f-dusk/',
    'every-construct/at/p-3b5c/',
    'every-construct/at/p-ghjk/',
    'every-construct/at/p-2345/',
    'every-construct/at/p-4567/',
    'second-article/',
    'former-address/',
    'withdrawn-article/at/p-bcdf/',
  ].map((path) => ({ on: 'good' as const, path, name: `/${path} of every construct` })),
  ...FRONTS.map((size) => ({
    on: `front-${size}` as const,
    path: '',
    name: `the front page of ${size} articles`,
  })),
];
export type Kind = { on: SiteName; path: string; name: string };

/** The words of a page that can be seen, those included that are laid out only as they come near. */
export async function wordsSeen(page: Page): Promise<string> {
  await layOutAll(page);
  return page.evaluate(() => document.body.innerText);
}

/** Lays out what would be as it comes near. */
export async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('main *'))
      part.style.contentVisibility = 'visible';
  });
}

async function served(prefix: string, use: (url: string) => Promise<void>): Promise<void> {
  const { url, stop } = await serveDist({ prefix });
  await use(url);
  await stop();
}
