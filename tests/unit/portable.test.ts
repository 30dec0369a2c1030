import { expect, test } from 'vitest';
import {
  isUrlMeta,
  mapJsonUrls,
  mapSrcset,
  mapXmlUrls,
  portableCss,
  portableUrl,
} from '../../src/lib/portable.ts';

const page = 'a/at/p-7f3k/index.html';
const climbing = (url: string) => portableUrl(url, page);

test.each([
  ['/', '../../../'],
  ['/b/#offer', '../../../b/#offer'],
  ['//other.example/b/', '//other.example/b/'],
  ['https://other.example/', 'https://other.example/'],
  ['#offer', '#offer'],
  ['../../', '../../'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('turns %s on a page three folders deep into %s', (url, portable) => {
  expect(climbing(url)).toBe(portable);
});

test.each([
  ['url(/fonts/a.woff2)', 'url(../fonts/a.woff2)'],
  ['url( "/fonts/a.woff2" )', 'url( "../fonts/a.woff2" )'],
  ["@import '/b.css'", "@import '../b.css'"],
  ['url(#mark) url(data:,x) url(//c.example/d)', 'url(#mark) url(data:,x) url(//c.example/d)'],
])('turns %s in a style one folder deep into %s', (css, portable) => {
  expect(portableCss(css, 'a/index.html')).toBe(portable);
});

test('changes every picture of a srcset and keeps its sizes', () => {
  expect(mapSrcset('/a.png, /b.png 2x,\n /c,d.png 3x', climbing)).toBe(
    '../../../a.png, ../../../b.png 2x,\n ../../../c,d.png 3x',
  );
});

test('changes a feed’s own links and those in the text it carries', () => {
  const feed =
    '<link>/a/</link><guid isPermaLink="true">\n/a/</guid><title>/a/</title><atom:link href="/feed.xml"/>' +
    '<content:encoded><![CDATA[<a href="/a/#b">]]></content:encoded><description>&lt;img src=&quot;/c.png&quot;&gt;</description>';
  expect(mapXmlUrls(feed, (url) => `X${url}`)).toBe(
    '<link>X/a/</link><guid isPermaLink="true">\nX/a/</guid><title>/a/</title><atom:link href="X/feed.xml"/>' +
      '<content:encoded><![CDATA[<a href="X/a/#b">]]></content:encoded><description>&lt;img src=&quot;X/c.png&quot;&gt;</description>',
  );
});

test('changes the fields of JSON that hold URLs, and no other words', () => {
  const json = {
    name: '/a/',
    start_url: '/',
    image: ['/a.png', { url: '/b.png', alt: '/b' }],
    content_html: '<p title="/a/"><a href="/c/">',
  };
  expect(JSON.parse(mapJsonUrls(JSON.stringify(json), (url) => `X${url}`))).toEqual({
    name: '/a/',
    start_url: 'X/',
    image: ['X/a.png', { url: 'X/b.png', alt: '/b' }],
    content_html: '<p title="/a/"><a href="X/c/">',
  });
});

test('keeps JSON byte for byte when nothing in it changes, and its indent when something does', () => {
  expect(mapJsonUrls('{ "name":"x" }\n', climbing)).toBe('{ "name":"x" }\n');
  expect(mapJsonUrls('{\n  "url": "/"\n}\n', climbing)).toBe('{\n  "url": "../../../"\n}\n');
});

test('cannot end the script element that holds the JSON', () => {
  expect(mapJsonUrls('{"url":"/","headline":"\\u003c/script>"}', climbing)).toBe(
    '{"url":"../../../","headline":"\\u003c/script>"}',
  );
});

test.each([
  ['og:image', true],
  ['og:image:secure_url', true],
  ['og:image:alt', false],
  ['og:title', false],
  ['twitter:image', true],
  ['twitter:card', false],
  ['citation_pdf_url', true],
])('takes the content of %s for a URL: %s', (name, isUrl) => {
  expect(isUrlMeta(name)).toBe(isUrl);
});
