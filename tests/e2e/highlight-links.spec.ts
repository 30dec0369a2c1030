import type { Page } from 'playwright/test';
import sharp from 'sharp';
import { article, expect, test } from './site.ts';

const NEAR = 6;

test.use({ viewport: { width: 820, height: 300 } });

test('a link to a highlight marks the sentence it was made from and no copy of it, for every sentence', async ({
  page,
  site,
}) => {
  await page.addInitScript(sentencesOfThePage);
  await page.goto(site + article);
  const sentences = await page.evaluate(() => sentenceRanges().map(String));
  expect(sentences.length).toBeGreaterThan(0);
  const astray: string[] = [];
  for (const [at, text] of sentences.entries()) {
    await page.goto(`${site}${article}#:~:text=${directive(text)}`);
    const wanted = await boxOf(page, at);
    const marked = await marking(page);
    const isThere = marked?.every((edge, side) => Math.abs(edge - (wanted[side] ?? 0)) <= NEAR);
    if (!isThere) astray.push(`“${text}” is at ${wanted}, what is marked at ${marked}`);
    await page.evaluate(() => forgetHighlights());
  }
  expect(astray).toEqual([]);
});

test('a link to a highlight that is gone says nothing untrue', async ({ page, site }) => {
  await page.goto(`${site}${article}#:~:text=${directive('words that were never in this analysis')}`);
  expect(await marking(page)).toBeUndefined();
  await expect(page.locator('output')).toBeEmpty();
});

/** Gives the page functions to find its sentences and to take highlights away, and paints these in magenta. Runs in the page. */
function sentencesOfThePage(): void {
  const textsOf = (root: Element) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    return texts;
  };
  const pointAt = (texts: Text[], offset: number): [Text, number] => {
    const node = texts.find((each) => offset < each.length || ((offset -= each.length), false));
    if (!node) throw new Error('there is no text so far on');
    return [node, offset];
  };
  const rangesOf = (texts: Text[]) =>
    [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(texts.map(({ data }) => data).join(''))]
      .filter(({ segment }) => /\p{L}/u.test(segment))
      .map(({ segment, index }) => {
        const range = new Range();
        const [last, offset] = pointAt(texts, index + segment.trimEnd().length - 1);
        range.setStart(...pointAt(texts, index + segment.length - segment.trimStart().length));
        range.setEnd(last, offset + 1);
        return range;
      });
  const isMarker = (text: Text) => text.parentElement?.closest('[role=doc-noteref]');
  globalThis.sentenceRanges = () =>
    [...document.querySelectorAll('.body p[id]')].flatMap((paragraph) =>
      rangesOf(textsOf(paragraph).filter((text) => !isMarker(text))),
    );
  // New text in the place of the old is not highlighted.
  globalThis.forgetHighlights = () => textsOf(document.body).forEach((text) => text.replaceWith(text.data));
  addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('::target-text { background: rgb(255, 0, 255) }');
    document.adoptedStyleSheets = [sheet];
  });
}

/** Where a sentence is in the window: left, top, right, bottom. */
async function boxOf(page: Page, at: number): Promise<number[]> {
  return page.evaluate((index) => {
    const { left, top, right, bottom } = sentenceRanges()[index]?.getBoundingClientRect() ?? new DOMRect();
    return [left, top, right, bottom].map(Math.round);
  }, at);
}

/** Where the window shows a highlight: left, top, right, bottom; undefined where there is none. */
async function marking(page: Page): Promise<number[] | undefined> {
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let box: [number, number, number, number] | undefined;
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] !== 255 || data[at + 1] !== 0 || data[at + 2] !== 255) continue;
    const x = (at / 3) % info.width;
    const y = Math.floor(at / 3 / info.width);
    box = box ? [Math.min(box[0], x), box[1], Math.max(box[2], x + 1), y + 1] : [x, y, x + 1, y + 1];
  }
  return box;
}

function directive(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

declare global {
  var sentenceRanges: () => Range[];
  var forgetHighlights: () => void;
}
