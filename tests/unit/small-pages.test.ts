import { expect, test } from 'vitest';
import { smallPage } from '../../src/integrations/small-pages.ts';

const page = (head: string, body = '<p>Text.</p>'): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

test('rules of a layer stand together, in the order of the layers, in one style element', async () => {
  const html = await smallPage(
    page(
      '<style>@layer base,top;</style><style>@layer top{b{c:d}}@layer base{p{e:f}}</style><style>i{g:h}@layer base{q{j:k}}</style>',
    ),
  );
  expect(html).toContain('<style>@layer base,top;@layer base{p{e:f}q{j:k}}@layer top{b{c:d}}i{g:h}</style>');
  expect(html.match(/<style/g)).toHaveLength(1);
});

test('custom properties get short names, the same wherever they are used', async () => {
  const html = await smallPage(
    page(
      '<style>:root{--ink:#000;--paper:#fff}p{color:var(--ink)}</style>',
      '<svg stroke="var(--paper)"></svg>',
    ),
  );
  expect(html).toContain(':root{--0:#000;--1:#fff}p{color:var(--0)}');
  expect(html).toContain('stroke="var(--1)"');
});

test('words on both sides of an element stay apart', async () => {
  const html = await smallPage(page('', '<p>\n  <b>By us</b>\n  <span>today</span>\n</p>'));
  expect(html).toContain('<b>By us</b> <span>today</span>');
});

test('data that names the end of a script stays data', async () => {
  const json = '{"a":"\\u003c/script>\\u003cscript>alert(1)"}';
  const html = await smallPage(page(`<script type="application/ld+json">${json}</script>`));
  expect(html).toContain(`<script type="application/ld+json">${json}</script>`);
});
