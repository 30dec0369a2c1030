import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { usedStyle } from '../../src/publish/style.ts';

const PAGE = fromHtml('<main id="here"><p class="note">a <b>b</b></p></main>');

test.each([
  ['.note{color:red}.other{color:red}', '.note{color:red}'],
  ['p,table{color:red}', 'p{color:red}'],
  ['#here p,#there p{color:red}', '#here p{color:red}'],
  ['p:is(.note,.other) b{color:red}', 'p:is(.note,.other) b{color:red}'],
  ['p:is(.other,table){color:red}', ''],
  ['p:has(>b){color:red}p:has(>i){color:red}', 'p:has(>b){color:red}'],
  ['p:not(.other):hover::before{content:"}"}', 'p:not(.other):hover::before{content:"}"}'],
  ['[open]>*{color:red}', '[open]>*{color:red}'],
  ['.note{&:hover{a:b}& .other{a:b}}', '.note{&:hover{a:b}}'],
  ['@layer a{@media (width>=1em){.other{a:b}}}', ''],
  ['@layer a,b;@font-face{font-family:A}', '@layer a,b;@font-face{font-family:A}'],
  [
    '.note{@media print{a:b}--c:light-dark(#fff, #000);d:var(--c)}',
    '.note{@media print{a:b}--c:light-dark(#fff, #000);d:var(--c)}',
  ],
  ['p{--a:1;--b:var(--a);--c-d:2;--c:3;e:var(--c-d,4)}', 'p{--c-d:2;e:var(--c-d,4)}'],
  ['@font-face{font-family:A;unicode-range:U+410-451}', ''],
  [
    '@font-face{font-family:A;unicode-range:U+410-451,U+61}',
    '@font-face{font-family:A;unicode-range:U+410-451,U+61}',
  ],
  ['@font-face{font-family:A;font-style:italic}', ''],
  ['@font-face{font-family:A;unicode-range:U+0??}', '@font-face{font-family:A;unicode-range:U+0??}'],
  ['@font-face{font-family:A;unicode-range:U+4??}', ''],
  ['.note{--a:url(data:a;b);c:d}', '.note{c:d}'],
  ['.note{--a:1}', ''],
  ['p:where(.other){a:b}', ''],
])('of %s a page keeps %s', (css, kept) => {
  expect(usedStyle(css, PAGE)).toBe(kept);
});

test.each(['em', 'i', 'cite', 'dfn', 'var', 'address'])('a page with <%s> keeps the italic face', (name) => {
  const italic = '@font-face{font-family:A;font-style:italic}';
  expect(usedStyle(italic, fromHtml(`<main><p>A <${name}>word</${name}></main>`))).toBe(italic);
});
