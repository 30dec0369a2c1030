import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutput } from '../../src/integrations/check-output.ts';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'check-output-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('ends a build with all problems of all pages, sorted', () => {
  write('index.html', '<html lang=en><title>Front</title><a href="./a/#none">To the article</a>');
  write('a/index.html', article('<img src="../none.png">'));
  expect(() => checked()).toThrow(
    new Error(`what was built has 3 problems and is not published:

a/index.html:1:79  the image “../none.png” has no alt; describe what it shows, or write alt="" where it only decorates [image-alt]
a/index.html:1:79  “../none.png” leads to no file of the folder; correct it [dead-link]
index.html:1:35  “./a/#none” leads to no place of its page; correct it, or let the page have that id [dead-link]
`),
  );
});

test('ends a build whose article or fonts are too heavy', () => {
  write('a/index.html', article(`<style>/*${noise(8000)}*/</style><script>/*${noise(3000)}*/</script>`));
  write('fonts/text.woff2', noise(60_002));
  const problem = (part: string) =>
    new RegExp(String.raw`^\S+:1:1  the .+ more than the budget of .+ \[${part}-budget\]$`, 'm');
  for (const part of ['style', 'script', 'fonts']) expect(() => checked()).toThrow(problem(part));
});

test('weighs the compressed twin where there is one, and says what a good build holds', () => {
  write('a/index.html', article('<script type="application/ld+json">{}</script><style>a{}</style>'));
  write('a/index.html.br', 'x'.repeat(12_000));
  write('a/at/p-7f3a/index.html', article(`<style>/*${noise(8000)}*/</style>`));
  expect(checked()).toEqual([
    '2 pages: 1 article, 1 place with a page of its own, 0 cards',
    'article a/index.html: 12,000 of 14,600 bytes, style 7 of 5,500, script 0 of 2,000; fonts 0 of 60,000',
  ]);
});

test('counts the pages that have no absolute address', () => {
  write('index.html', '<html lang=en><title>Front</title><link rel=canonical href=./>');
  expect(checked().at(-1)).toBe('SITE_URL is not set: 1 page has no absolute address for crawlers and cards');
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The lines that the integration logs of the folder. */
function checked(): string[] {
  const lines: string[] = [];
  const hook = checkOutput(undefined).hooks['astro:build:done'];
  const given = { dir: pathToFileURL(`${folder}/`), logger: { info: (line: string) => lines.push(line) } };
  hook?.(given as never);
  return lines;
}

const article = (body: string): string =>
  `<html lang=en><title>An article</title><meta property=og:type content=article>${body}`;

/** Signs that do not compress to less than about six bits each. */
function noise(length: number): string {
  let state = 1;
  const signs = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-';
  return Array.from({ length }, () => signs[((state = (state * 48_271) % 2_147_483_647) >> 8) % 64]).join('');
}
