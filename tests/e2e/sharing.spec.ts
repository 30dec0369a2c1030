import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { ADDRESS, addressed } from './addressed.ts';
import { dist } from './serve-dist.ts';
import { article, expect, pages, test } from './site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ledger = JSON.parse(
  readFileSync(join(ROOT, `content/permalinks/${article.slice(0, -1)}.json`), 'utf8'),
) as {
  ids: Record<string, { kind: string; texts: [day: string, text: string][] }>;
};
const ids = Object.keys(ledger.ids);
const textsOf = (id: string): [day: string, text: string][] => ledger.ids[id]?.texts ?? [];
const oneOfEachKind = new Map(Object.entries(ledger.ids).map(([id, { kind }]) => [kind, id]));
const siteName = /<title>([^<]*)/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.[1];

test('every id that was published has a page whose card is complete within the first 4,096 bytes', () => {
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) {
    const head = sharePage(id).slice(0, 4096);
    const tags = metaOf(head);
    expect(head, id).toContain(`<link rel="canonical" href="${ADDRESS}${article}at/${id}/">`);
    expect(tags, id).toMatchObject({
      'og:url': `${ADDRESS}${article}at/${id}/`,
      'og:type': 'article',
      'og:site_name': siteName,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:locale': 'en_GB',
      'article:published_time': expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
      'twitter:card': 'summary_large_image',
      googlebot: 'noindex',
      bingbot: 'noindex',
    });
    expect(tags, id).not.toHaveProperty('robots');
    expect(Buffer.byteLength(tags['og:title'] ?? ''), id).toBeLessThanOrEqual(65);
    expect(tags['og:title'], id).toBeTruthy();
    expect((tags['og:description'] ?? '').length, id).toBeLessThanOrEqual(200);
    expect(tags['og:description'], id).toBe(tags['description']);
    expect(tags['og:image:alt'], id).toBeTruthy();
    expect(/<title>[^<]{10,}<\/title>/.test(head), id).toBe(true);
  }
});

test('the front page, an article and the colophon may be found, each at its own address and with a card', () => {
  for (const path of ['', article, 'colophon/']) {
    const head = page(`${path}index.html`).slice(0, 4096);
    const tags = metaOf(head);
    expect(head, path).toContain(`<link rel="canonical" href="${ADDRESS}${path}">`);
    expect(tags, path).toMatchObject({
      'og:url': `${ADDRESS}${path}`,
      'og:type': path === article ? 'article' : 'website',
      'og:site_name': siteName,
      'og:title': expect.stringMatching(/./) as unknown,
      'og:description': tags['description'],
      // Of the newest article, where a page has none of its own.
      'og:image': expect.stringContaining(`${ADDRESS}cards/${article}article.`) as unknown,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': expect.stringMatching(/./) as unknown,
      'og:locale': 'en_GB',
      'twitter:card': 'summary_large_image',
      robots: 'max-image-preview:large',
    });
    expect(tags, path).not.toHaveProperty('googlebot');
  }
});

test('the page for what is missing is not to be found, and has no address', () => {
  const html = page('404.html');
  expect(html).not.toContain('canonical');
  expect(metaOf(html)).not.toHaveProperty('og:url');
  expect(metaOf(html)).toMatchObject({ robots: 'noindex', description: expect.any(String) as unknown });
});

test('every card is a picture of 1200 by 630 in the folder, of 60,000 bytes at most', () => {
  for (const id of [...ids.map((each) => `at/${each}/`), '']) {
    const { 'og:image': image = '' } = metaOf(page(`${article}${id}index.html`));
    expect(image, id).toMatch(new RegExp(`^${ADDRESS}cards/`));
    const bytes = readFileSync(join(addressed, 'dist', image.slice(ADDRESS.length)));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThanOrEqual(60_000);
  }
});

test('sections, quotations and figures show cards of their own, paragraphs their section’s', () => {
  const image = (id: string): string => metaOf(sharePage(id))['og:image'] ?? '';
  const own = ids.filter((id) => ledger.ids[id]?.kind !== 'paragraph');
  for (const id of own) expect(image(id)).toContain(`/${id}.`);
  expect(new Set(own.map(image)).size).toBe(own.length);
  const sections = new Set(ids.filter((id) => ledger.ids[id]?.kind === 'section').map(image));
  for (const id of ids.filter((each) => ledger.ids[each]?.kind === 'paragraph'))
    expect(sections).toContain(image(id));
});

test('a share page does not redirect, loads no script, and claims no article’s headline', () => {
  for (const id of ids) {
    const html = sharePage(id);
    expect(html, id).not.toMatch(/http-equiv="?refresh|<script[^>]* src/i);
    const scripts = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
    const types = scripts.map(([, json]) => (JSON.parse(json ?? '') as { '@type': string })['@type']);
    expect(types, id).toEqual(ledger.ids[id]?.kind === 'quotation' ? ['Quotation'] : []);
  }
});

test('Slack, Mastodon and Facebook each find an identity and a title of its own for every place', () => {
  const slack = ids.map((id) => metaOf(sharePage(id).slice(0, 32_768))['og:title']);
  expect(slack.every(Boolean)).toBe(true);
  const mastodon = ids.map((id) => /<link rel="canonical" href="([^"]+)"/.exec(sharePage(id))?.[1] ?? '');
  expect(new Set(mastodon).size).toBe(ids.length);
  for (const id of ids) {
    const followed = metaOf(sharePage(id))['og:url'] ?? '';
    const there = page(`${followed.slice(ADDRESS.length)}index.html`);
    expect(metaOf(there)['og:url'], id).toBe(followed);
  }
});

test('a folder that does not know its address names none', () => {
  const unaddressed = (path: string): string =>
    readFileSync(join(dist, path.replace(/(^|\/)$/, '$1index.html')), 'utf8');
  for (const path of pages) {
    expect(unaddressed(path), path).not.toContain('canonical');
    expect(metaOf(unaddressed(path)), path).not.toHaveProperty('og:url');
  }
  expect(metaOf(unaddressed(article))['og:image']).toMatch(/^\.\.\/cards\//);
});

test('the article’s data say what it is and when it was published', () => {
  const html = page(`${article}index.html`);
  const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(json)).toMatchObject({
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    headline: metaOf(html)['og:title'],
    datePublished: metaOf(html)['article:published_time'],
    isAccessibleForFree: true,
    url: `${ADDRESS}${article}`,
    image: expect.arrayContaining([metaOf(html)['og:image']]) as unknown,
    license: expect.stringMatching(/^https:/) as unknown,
    publisher: { name: siteName, url: ADDRESS },
  });
});

for (const javaScriptEnabled of [false, true]) {
  test.describe(`with script ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a share page shows its passage once and large, and the way into the article, at a root and under a prefix', async ({
      page: tab,
      site,
      prefixed,
    }) => {
      expect([...oneOfEachKind.keys()].sort()).toEqual(['figure', 'paragraph', 'quotation', 'section']);
      for (const [at, id] of [site, prefixed].flatMap((each) =>
        [...oneOfEachKind.values()].map((id) => [each, id] as const),
      )) {
        await tab.setViewportSize({ width: 390, height: 844 });
        await tab.goto(`${at}${article}at/${id}/`);
        const [, text = ''] = textsOf(id).at(-1) ?? [];
        const passage = tab.locator('.passage, .passage-title, .pull-quote blockquote, .figure h2');
        await expect(passage.first()).toContainText(text);
        const size = (each: Element): number => parseFloat(getComputedStyle(each).fontSize);
        expect(await passage.first().evaluate(size), id).toBeGreaterThan(
          await tab.locator('body').evaluate(size),
        );
        expect((await tab.locator('main').innerText()).split(text).length, id).toBe(2);
        await expect(tab.getByText('Copy link')).toBeVisible({ visible: javaScriptEnabled });
        const wide = await tab.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
        expect(wide, id).toBe(false);
        for (const href of await tab
          .locator('.around a')
          .evaluateAll((links) => links.map((each) => (each as HTMLAnchorElement).href)))
          expect(href, id).toContain(`${at}${article}#`);
        await tab.getByRole('link', { name: 'Read it in the analysis' }).click();
        await expect(tab).toHaveURL(`${at}${article}#${id}`);
        await expect(tab.locator(`#${id}`)).toBeInViewport();
      }
    });
  });
}

test('a share page says each wording that its passage ever had, with its day and what was changed', async ({
  page: tab,
  site,
}) => {
  const reworded = ids.filter((id) => textsOf(id).length > 1);
  expect(reworded.length).toBeGreaterThan(5);
  for (const id of reworded) {
    await tab.goto(`${site}${article}at/${id}/`);
    const former = tab.locator('.was blockquote');
    const said = textsOf(id).slice(0, -1);
    expect((await former.allInnerTexts()).map(plain), id).toEqual(said.map(([, text]) => plain(text)));
    const days = await tab
      .locator('.was > p')
      .evaluateAll((lines) =>
        lines.flatMap(
          (line) => (line.textContent?.includes('it said') && line.querySelector('time')?.dateTime) || [],
        ),
      );
    expect(days, id).toEqual(said.map(([day]) => day));
    expect(await former.locator('del, ins').count(), id).toBeGreaterThanOrEqual(said.length);
  }
});

test('a share page of one wording is light', () => {
  const light = ids.filter((id) => textsOf(id).length === 1);
  expect(light.length).toBeGreaterThan(5);
  for (const id of light)
    expect(brotliCompressSync(sharePage(id)).length, id).toBeLessThanOrEqual(
      ledger.ids[id]?.kind === 'figure' ? 6000 : 4500,
    );
});

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const page = (path: string): string => readFileSync(join(addressed, 'dist', path), 'utf8');
const sharePage = (id: string): string => page(`${article}at/${id}/index.html`);

/** The meta tags of a page by name or property. */
function metaOf(html: string): Record<string, string> {
  const tags = [...html.matchAll(/<meta ([^>]*)>/g)].map(([, attributes = '']) => {
    const value = (name: string): string =>
      new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return [value('property') || value('name'), value('content').replaceAll('&amp;', '&')] as const;
  });
  return Object.fromEntries(tags);
}
