import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { written } from '../../src/publish/page.ts';
import { addPolicy } from '../../src/publish/policy.ts';

/** The policy of a page that holds this. */
function policy(html: string): string {
  const tree = fromHtml(`<meta charset="utf-8">${html}`);
  addPolicy(tree, 'index.html');
  return /content="(default-src[^"]*)"/.exec(written(tree))?.[1] ?? '';
}
const HASH_OF_1 = "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='";

test('allows nothing to a page that holds nothing', () => {
  expect(policy('<p>a</p>')).toBe("default-src 'none';base-uri 'none';form-action 'none'");
});

test('allows each text once, by its hash, and what else the page holds', () => {
  const page =
    '<link rel="manifest" href="m.json"><style>1</style><script>1</script><script>1</script><script type="module">2</script>' +
    '<img src="x.png"><img src="data:image/png,x">';
  expect(policy(page)).toBe(
    `default-src 'none';script-src ${HASH_OF_1} 'sha256-1HNeOiZeFu7gP1lxi5tdAwGcB9i2xR+Q2jpmbuwTqzU=';style-src ${HASH_OF_1};` +
      "img-src 'self' data:;manifest-src 'self';base-uri 'none';form-action 'none'",
  );
});

test.each([
  ['<script>1</script>', 'script-src', HASH_OF_1],
  ['<script type="module">1</script>', 'script-src', HASH_OF_1],
  ['<script type="speculationrules">1</script>', 'script-src', HASH_OF_1],
  ['<script type="application/ld+json">1</script>', 'script-src', undefined],
  ['<svg><style>1</style></svg>', 'style-src', HASH_OF_1],
  ['<style>@font-face{src:url(a.woff2)}</style>', 'font-src', "'self'"],
  ['<style>@font-face{src:url(a.woff2)}</style>', 'img-src', undefined],
  ['<style>a{background:url(data:image/png,x)}</style>', 'img-src', 'data:'],
  ['<style>a{fill:url(#b)}</style>', 'img-src', undefined],
  ['<link rel="icon" href="x.svg">', 'img-src', "'self'"],
  ['<link rel="canonical" href="./">', 'img-src', undefined],
  ['<img src="x.png">', 'img-src', "'self'"],
  ['<picture><source srcset="x.avif 1x"></picture>', 'img-src', "'self'"],
  ['<svg><image href="x.png" /></svg>', 'img-src', "'self'"],
  ['<link rel="manifest" href="manifest.json">', 'manifest-src', "'self'"],
])('reads what %s needs for %s', (html, directive, sources) => {
  const found = policy(html)
    .split(';')
    .find((part) => part.startsWith(`${directive} `));
  expect(found).toBe(sources && `${directive} ${sources}`);
});
