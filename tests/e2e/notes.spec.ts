import type { Page } from 'playwright/test';
import { article, expect, test } from './site.ts';

const GAP = 16;
const CLEAR = 20;

for (const width of [390, 1440]) {
  test(`every marker leads to its note, which leads back to the marker, at ${width} px`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site + article);
    const markers = await page.locator('a[role=doc-noteref]').all();
    expect(markers.length).toBeGreaterThan(0);
    for (const marker of markers) {
      const [id, href] = await Promise.all([marker.getAttribute('id'), marker.getAttribute('href')]);
      await marker.click();
      const note = page.locator(`li${href}`);
      await expect(note, `${id} → ${href}`).toBeInViewport();
      expect(await note.evaluate((each) => each.matches(':target'))).toBe(true);
      const back = note.locator(`a[href="#${id}"]`);
      await expect(back, `${href} → ${id}`).toHaveCount(1);
      // In the margin a note is beside its marker, and the way back is a glance.
      if (await back.isVisible()) await back.click();
      await expect(marker, `${href} → ${id}`).toBeInViewport();
    }
  });
}

test('every marker bears the number of its note, and every note has a marker', async ({ page, site }) => {
  await page.goto(site + article);
  const markers = await page
    .locator('a[role=doc-noteref]')
    .evaluateAll((all) => all.map((marker) => `${marker.textContent} ${marker.getAttribute('href')}`));
  const notes = await page
    .locator('.notes li')
    .evaluateAll((all) => all.map(({ id }, at) => `${at + 1} #${id}`));
  expect([...new Set(markers)]).toEqual(notes);
});

for (const width of [1184, 1440, 1920]) {
  test(`at ${width} px each note is in the margin beside its marker, clear of all else`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site + article);
    await page.evaluate(() => document.fonts.ready);
    test.skip(!(await page.evaluate(() => CSS.supports('top: anchor(--a top)'))), 'no anchor positioning');
    const { figures, notes, others, text } = await layout(page);
    const misplaced = notes.flatMap((note, at) => {
      const above = notes[at - 1];
      const wanted = Math.max(note.marker, above ? above.box.bottom + GAP : 0);
      const isMoved = figures.some(({ box }) => Math.abs(box.top - CLEAR - note.box.bottom) < 2);
      const isThere = Math.abs(note.box.top - wanted) <= 2 || (isMoved && note.box.top < wanted);
      return [
        ...(isThere ? [] : [`${note.id} is at ${note.box.top}, not ${wanted}`]),
        ...(above && overlap(above.box, note.box) ? [`${note.id} overlaps ${above.id}`] : []),
        ...(note.box.top - note.marker > 800 ? [`${note.id} is out of sight of its marker`] : []),
        ...(note.box.left < text.right ? [`${note.id} reaches into the text`] : []),
        ...(note.box.right > width ? [`${note.id} leaves the window`] : []),
        ...others.filter(({ box }) => overlap(box, note.box)).map(({ id }) => `${note.id} overlaps ${id}`),
      ];
    });
    expect(notes.length).toBeGreaterThan(0);
    if (figures.length > 0)
      expect(Math.max(...figures.map(({ box }) => box.right))).toBe(
        Math.max(...notes.map(({ box }) => box.right)),
      );
    expect(misplaced).toEqual([]);
  });
}

async function layout(page: Page) {
  return page.evaluate(() => {
    const boxOf = (element: Element | null) => {
      const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
      return { left, right, top: Math.round(top + scrollY), bottom: Math.round(bottom + scrollY) };
    };
    const others = document.querySelectorAll(
      'main > article > :not(.notes, .rail, .body), .body > :not(.notes), .pull-quote, .figure, .wide, footer',
    );
    return {
      text: boxOf(document.querySelector('.body p[id]')),
      others: [...others].map((each) => ({
        id: `${each.tagName.toLowerCase()}.${each.className}#${each.id}`,
        box: boxOf(each),
      })),
      figures: Array.from(document.querySelectorAll('.figure.lanes'), (figure) => ({ box: boxOf(figure) })),
      notes: [...document.querySelectorAll('.notes li')].map((note) => ({
        id: note.id,
        box: boxOf(note),
        marker: boxOf(document.querySelector(`a[href="#${note.id}"]`)).top,
      })),
    };
  });
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

type Box = { left: number; right: number; top: number; bottom: number };
