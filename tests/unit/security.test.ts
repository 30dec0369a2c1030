import { expect, test } from 'vitest';
import { blockedCode, securedHtml } from '../../src/integrations/content-security.ts';
import { contentSecurityPolicy } from '../../src/lib/security.ts';

const nothing = { scripts: [], styles: [], images: false, dataImages: false, fonts: false, manifest: false };

test('allows nothing to a page that holds nothing', () => {
  expect(contentSecurityPolicy(nothing, String)).toBe(
    "default-src 'none';base-uri 'none';form-action 'none'",
  );
});

test('allows each text once, by its hash, and what else the page holds', () => {
  const page = {
    scripts: ['a', 'a', 'b'],
    styles: ['c'],
    images: true,
    dataImages: true,
    fonts: true,
    manifest: true,
  };
  expect(contentSecurityPolicy(page, (text) => text.toUpperCase())).toBe(
    "default-src 'none';script-src 'sha256-A' 'sha256-B';style-src 'sha256-C';font-src 'self';" +
      "img-src 'self' data:;manifest-src 'self';base-uri 'none';form-action 'none'",
  );
});

const charset = '<!doctype html><meta charset="utf-8">';
const policy = (html: string) =>
  /content="(default-src[^"]*)"/.exec(securedHtml(charset + html, 'x.html'))?.[1];

test.each([
  ['<script>1</script>', 'script-src', "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"],
  ['<script type="module">1</script>', 'script-src', "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"],
  ['<script type="application/ld+json">1</script>', 'script-src', undefined],
  ['<svg><style>1</style></svg>', 'style-src', "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"],
  ['<style>@font-face{src:url(a.woff2)}</style>', 'font-src', "'self'"],
  ['<style>@font-face{src:url(a.woff2)}</style>', 'img-src', undefined],
  ['<style>a{background:url(data:image/png,x)}</style>', 'img-src', 'data:'],
  ['<link rel="icon" href="x.svg">', 'img-src', "'self'"],
  ['<img src="x.png">', 'img-src', "'self'"],
  ['<link rel="manifest" href="manifest.json">', 'manifest-src', "'self'"],
])('reads what %s needs for %s', (html, directive, value) => {
  const found = policy(html)
    ?.split(';')
    .find((part) => part.startsWith(`${directive} `));
  expect(found).toBe(value && `${directive} ${value}`);
});

test('puts policy and referrer rule right after the charset, in place of former ones', () => {
  const html = `${charset}<title>a</title>`;
  const secured = securedHtml(html, 'x.html');
  expect(secured).toBe(
    `${charset}<meta http-equiv="content-security-policy" content="default-src 'none';base-uri 'none';form-action 'none'">` +
      '<meta name="referrer" content="same-origin"><title>a</title>',
  );
  expect(securedHtml(secured, 'x.html')).toBe(secured);
});

test('refuses a page without a charset', () => {
  expect(() => securedHtml('<title>a</title>', 'a/index.html')).toThrow(
    new Error('a/index.html:1:1  the page has no <meta charset>; write it first in the head'),
  );
});

test.each([
  ['<p onclick="go()">', `2:4  inline handler onclick="go()"; listen for the event in the page's script`],
  [
    '<p style="color:red">',
    '2:4  style attribute style="color:red"; write a class and a rule in a style sheet',
  ],
  [
    '<a href=" javascript:go()">',
    '2:4  href=" javascript:go()" runs script from a link; write a button and a listener',
  ],
  ['<script src="a.js"></script>', '2:1  script in a file of its own, src="a.js"; inline it'],
  ['<link rel="stylesheet" href="a.css">', '2:1  style sheet in a file of its own, href="a.css"; inline it'],
])('names %s, which the policy would block, with its place', (html, message) => {
  expect(blockedCode(`\n${html}`, 'a/index.html')).toEqual([`a/index.html:${message}`]);
});

test('finds nothing blocked in plain markup', () => {
  expect(
    blockedCode('<p class="on" title="style"><a href="../">a</a></p><script>1</script>', 'x.html'),
  ).toEqual([]);
});
