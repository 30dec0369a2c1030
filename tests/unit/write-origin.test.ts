import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { writeOrigin } from '../../src/commands/origin.ts';
import { filesIn } from '../../src/integrations/built-folder.ts';
import { blockedCode, securePages } from '../../src/integrations/content-security.ts';
import { makePortable } from '../../src/integrations/portable-folder.ts';
import { compressFolder } from '../../src/integrations/precompress.ts';

const here = 'https://example.org/base/';
const there = 'https://other.example/';

const page = (path: string) =>
  `<!doctype html><meta charset="utf-8"><link rel="canonical" href="${path}"><meta property="og:image" content="/cards/x.png">` +
  `<meta name="twitter:image" content="/cards/x.png"><script type="application/ld+json">{"@id":"${path}","image":["/cards/x.png"],"headline":"/"}</script>` +
  '<body><a href="/">Home</a><a href="https://web.archive.org/https://example.org/base/">Copy</a><script>1</script></body>';

const site: Readonly<Record<string, string>> = {
  'index.html': page('/'),
  'a-page/index.html': page('/a-page/'),
  'a-page/at/p-7f3k/index.html': page('/a-page/at/p-7f3k/'),
  '404.html': '<!doctype html><meta charset="utf-8"><a href="/">Home</a>',
  'feed.xml':
    '<rss><atom:link href="/feed.xml"/><link>/a-page/</link><content:encoded><![CDATA[<a href="/a-page/#b">]]></content:encoded></rss>',
  'feed.json':
    '{"feed_url":"/feed.json","items":[{"url":"/a-page/","content_html":"<a href=\\"/a-page/#b\\">"}]}',
  'sitemap.xml': '<urlset><url><loc>/</loc></url><url><loc>/a-page/</loc></url></urlset>',
  'robots.txt': 'User-agent: *\nAllow: /\n',
  'manifest.json': '{"start_url":"/"}',
};

test('writes the address into every file that must hold one', () => {
  const folder = built(site);
  writeOrigin(folder, here);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const share = read('a-page/at/p-7f3k/index.html');
  const own = `${here}a-page/at/p-7f3k/`;
  expect(share).toContain(`<link rel="canonical" href="${own}"><meta property="og:url" content="${own}">`);
  expect(share).toContain(`<meta property="og:image" content="${here}cards/x.png">`);
  expect(share).toContain(`<meta name="twitter:image" content="${here}cards/x.png">`);
  expect(share).toContain(`{"@id":"${own}","image":["${here}cards/x.png"],"headline":"/"}`);
  expect(share).toContain('<a href="../../../">Home</a>');
  expect(read('404.html')).toContain(`<a href="${here}">Home</a>`);
  expect(read('not_found.html')).toBe(read('404.html'));
  expect(read('feed.xml')).toBe(site['feed.xml']?.replaceAll(/(["'>])\/(?!>)/g, `$1${here}`));
  expect(JSON.parse(read('feed.json'))).toEqual({
    feed_url: `${here}feed.json`,
    items: [{ url: `${here}a-page/`, content_html: `<a href="${here}a-page/#b">` }],
  });
  expect(read('sitemap.xml')).toBe(site['sitemap.xml']?.replaceAll('<loc>/', `<loc>${here}`));
  expect(read('robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${here}sitemap.xml\n`);
  expect(read('manifest.json')).toBe('{"start_url":"./"}');
});

test('changes nothing the second time', () => {
  const folder = built(site);
  expect(writeOrigin(folder, here)).toHaveLength(9);
  const once = snapshot(folder);
  expect(writeOrigin(folder, here)).toEqual([]);
  expect(snapshot(folder)).toEqual(once);
});

test.each([
  [here, there],
  [there, here],
  ['https://example.org/', here],
  [here, 'https://example.org/'],
])('replaces %s by %s as if it had been the first', (first, second) => {
  const [direct, moved] = [built(site), built(site)];
  writeOrigin(direct, second);
  writeOrigin(moved, first);
  writeOrigin(moved, second);
  expect(snapshot(moved)).toEqual(snapshot(direct));
});

test('renews the compressed twins and the policy of what it changes', () => {
  const script = `<!doctype html><meta charset="utf-8"><link rel="canonical" href="${here}"><script>let home="${here}"</script>`;
  const folder = built({ 'index.html': script });
  const policy = () => /sha256-[^']+/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[0];
  const before = policy();
  writeOrigin(folder, there);
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(html).toContain(`<script>let home="${there}"</script>`);
  expect(policy()).not.toBe(before);
  expect(blockedCode(html, 'index.html')).toEqual([]);
  expect(brotliDecompressSync(readFileSync(join(folder, 'index.html.br'))).toString()).toBe(html);
  expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(html);
});

test('leaves every file as it was when one cannot be written', () => {
  const folder = built(site);
  mkdirSync(join(folder, 'sitemap.xml.next'));
  const before = snapshot(folder);
  expect(() => writeOrigin(folder, here)).toThrow('EISDIR');
  expect(snapshot(folder)).toEqual(before);
});

function built(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'origin-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  makePortable(folder, undefined);
  securePages(folder);
  compressFolder(folder);
  return folder;
}

function snapshot(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'base64')]),
  );
}
