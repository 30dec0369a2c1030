import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { test as base } from 'playwright/test';
import { dist, serveDist } from './serve-dist.ts';

export { expect } from 'playwright/test';

/** Tests of dist as a stranger sees it: `site` is its address at a domain's root, `prefixed` the one under a prefix. */
export const test = base.extend<object, { site: string; prefixed: string }>({
  site: [({}, use) => served('/', use), { scope: 'worker' }],
  prefixed: [({}, use) => served('/deep/prefix/', use), { scope: 'worker' }],
});

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

async function served(prefix: string, use: (url: string) => Promise<void>): Promise<void> {
  const { url, stop } = await serveDist({ prefix });
  await use(url);
  await stop();
}
