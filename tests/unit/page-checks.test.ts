import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsedPage } from '../../src/integrations/parsed-page.ts';
import { budgetProblems, fontProblems } from '../../src/lib/page-budget.ts';
import { idsOf, pageProblems } from '../../src/lib/page-checks.ts';
import { problemLines } from '../../src/lib/problem.ts';

const FIXTURES = new URL('../fixtures/pages/', import.meta.url);

const messages: Readonly<Record<string, string[]>> = {
  good: [],
  'missing-title': [':3:1  the page has no title; give its layout one [missing-title]'],
  'missing-lang': [':2:1  the page does not say its language; write <html lang="…"> [missing-lang]'],
  'second-h1': [
    ':5:1  the page has a second h1, “Another”, after “One”; make it a heading of a lower level [second-h1]',
  ],
  'duplicate-id': [
    ':5:3  the id “p-7f3a” stands already in 4:1; give each element an id of its own [duplicate-id]',
  ],
  'heading-without-id': [
    ':4:24  the heading “The offer” has no id; write {/* #topic */} after it, or run npm run anchors [heading-permalink]',
  ],
  'heading-without-permalink': [
    ':5:24  the heading “The offer” has no link to itself, #offer; let src/markdown/rehype-permalinks.ts make it [heading-permalink]',
  ],
  'figure-without-permalink': [
    ':4:40  the heading “A table” has no link to itself, #f-table; let src/markdown/rehype-permalinks.ts make it [heading-permalink]',
  ],
  'heading-missing-in-contents': [
    ':5:24  the heading “The offer” is not in the contents; add an entry that leads to #offer [heading-permalink]',
  ],
  'contents-say-otherwise': [
    ':4:23  the contents say “1The proposal” where the heading says “The offer”; make both from the same text [heading-permalink]',
  ],
  'words-run-together': [
    ':4:30  “Ann” and “2026” run together as “Ann2026”; put a space between </b> and <time> [words-run-together]',
  ],
  'links-run-together': [
    ':4:25  “Home” and “Notes” run together as “HomeNotes”; put a space between </a> and <a> [words-run-together]',
  ],
  'link-without-name': [
    ':4:4  the link to “./” has no name; write words in it, or an aria-label [empty-link]',
  ],
  'link-without-address': [':4:4  the link “The offer” leads nowhere; write its address [empty-link]'],
  'button-without-name': [':4:1  a button has no name; write words in it, or an aria-label [empty-link]'],
  'image-without-alt': [
    ':4:1  the image “../favicon.svg” has no alt; describe what it shows, or write alt="" where it only decorates [image-alt]',
  ],
  'dead-fragment': [':4:18  “#licence” leads to no place of its page; did you mean #licences? [dead-link]'],
  'dead-fragment-of-another-page': [
    ':4:4  “../other/#ther” leads to no place of its page; did you mean #there? [dead-link]',
  ],
  'dead-link': [':4:4  “../others/” leads to no file of the folder; did you mean other/? [dead-link]'],
  'dead-image': [
    ':4:1  “../favicons.svg” leads to no file of the folder; did you mean favicon.svg? [dead-link]',
  ],
  'dead-font': [
    ':4:1  “../fonts/texts.woff2” leads to no file of the folder; did you mean fonts/text.woff2? [dead-link]',
  ],
  'dead-card': [
    ':4:1  “https://example.org/base/cards/none-at-all.png” leads to no file of the folder; correct it [dead-link]',
  ],
  'folder-without-slash': [':4:4  “../other” is a folder without its slash; write the slash [dead-link]'],
  'link-out-of-the-folder': [
    ':4:4  “../../other/” leads out of the folder; write a way that climbs to its root at most [dead-link]',
  ],
};

for (const [name, lines] of Object.entries(messages)) {
  test(`says of a page named ${name} just what is wrong`, () => {
    expect(linesFor(name)).toEqual(lines.map((line) => `${name}/index.html${line}`));
  });
}

test('has a message for every page that shows a problem', () => {
  const names = readdirSync(FIXTURES).map((name) => name.replace('.html', ''));
  expect(Object.keys(messages).sort()).toEqual(names.sort());
});

test('follows the addresses of the 404 page from the root of the folder', () => {
  const page = parsedPage(
    '404.html',
    '<html lang=en><title>No</title><a href="/other/">Other</a> <a href="/othe/">Other</a>',
  );
  expect(problemLines(pageProblems(page, built(page)))).toEqual([
    '404.html:1:60  “/othe/” leads to no file of the folder; did you mean other/? [dead-link]',
  ]);
});

test('weighs a page, its style, its script and all fonts against their budgets', () => {
  expect(budgetProblems('a/index.html', { page: 14_600, style: 5500, script: 2000 })).toEqual([]);
  expect(fontProblems('fonts', 60_000)).toEqual([]);
  const heavy = [
    ...budgetProblems('a/index.html', { page: 14_601, style: 5510, script: 3000 }),
    ...fontProblems('fonts', 60_001),
  ];
  expect(problemLines(heavy)).toEqual([
    'a/index.html:1:1  the page weighs 14,601 bytes, 1 more than the budget of 14,600; shorten the article, or split it in two [page-budget]',
    'a/index.html:1:1  the script in the page weighs 3,000 bytes, 1,000 more than the budget of 2,000; take out what is not needed [script-budget]',
    'a/index.html:1:1  the style in the page weighs 5,510 bytes, 10 more than the budget of 5,500; take out rules that the page does not need [style-budget]',
    'fonts:1:1  the woff2 files together weigh 60,001 bytes, 1 more than the budget of 60,000; leave out characters or faces with npm run fonts [fonts-budget]',
  ]);
});

function linesFor(name: string): string[] {
  const page = parsedPage(`${name}/index.html`, readFileSync(new URL(`${name}.html`, FIXTURES), 'utf8'));
  return problemLines(pageProblems(page, built(page)));
}

function built(page: ReturnType<typeof parsedPage>) {
  const others = ['favicon.svg', 'cards/card.png', 'fonts/text.woff2', 'other/index.html'];
  const ids = (path: string) =>
    path === page.path ? new Set(idsOf(page)) : path.endsWith('.html') ? new Set(['there']) : undefined;
  return { files: new Set([page.path, ...others]), ids, base: 'https://example.org/base/' };
}
