import type { Page } from 'playwright/test';
import { article, expect, kinds, test } from './site.ts';

const STEP = 8;
/** Of a figure that leads an article, in px. */
const HIGHEST = 190;

for (const { on, path, name } of kinds) {
  test(`nothing of ${name} leaves the window between 320 and 1920 px`, async ({ page, sites }) => {
    await openFrame(page, sites[on], path);
    expect(ranges(await page.evaluate(outside, { from: 320, to: 1440, step: 1 }))).toEqual([]);
    expect(ranges(await page.evaluate(outside, { from: 1448, to: 1920, step: STEP }))).toEqual([]);
  });
}

for (const spacing of ['', 'and wider text spacing']) {
  test(`between 320 and 1920 px the words of a figure touch nothing, and one that leads an article is low ${spacing}`, async ({
    page,
    sites,
  }) => {
    const most = spacing ? Infinity : HIGHEST;
    for (const [site, path] of [
      [sites.shipped, article],
      [sites.good, 'every-construct/'],
    ] as const) {
      await openFrame(page, site, path);
      if (spacing) await widenSpacing(page);
      expect(ranges(await page.evaluate(touching, { from: 320, to: 1920, step: STEP, most }))).toEqual([]);
    }
  });
}

// The dictionary is the browser's: the one of these tests has none.
test('long words of a heading may be hyphenated on a phone, in the language of the page', async ({
  page,
  sites,
}) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await expect(page.locator('html'), name).toHaveAttribute('lang', /^[a-z]{2}/);
    for (const [width, hyphens] of [
      [390, 'auto'],
      [820, 'manual'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page
        .locator('main :is(h1, h2, h3, h4)')
        .evaluateAll((all) => all.map((heading) => getComputedStyle(heading).hyphens));
      expect(new Set(found), `${name} at ${width} px`).toEqual(new Set([hyphens]));
    }
  }
});

test('the number of a paragraph has one form and is in the window, however deep and far down its text is', async ({
  page,
  sites,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${sites.good}every-construct/`);
  const forms = await page.locator('.number').evaluateAll((all) =>
    all.map((number) => {
      const { left, width, height } = number.getBoundingClientRect();
      return `${width} × ${height} at ${left}`;
    }),
  );
  expect(forms.length).toBeGreaterThan(15);
  expect(new Set(forms)).toEqual(new Set([forms[0]]));
  expect(forms[0]).toMatch(/ at 0$/);
});

test('no page needs scrolling sideways at 400 % zoom', async ({ browser, sites }) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    expect(await page.evaluate(outside, {}), name).toEqual([]);
  }
  await page.close();
});

test('every page has room for wider text spacing on a phone', async ({ page, sites }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await widenSpacing(page);
    expect(await page.evaluate(outside, {}), name).toEqual([]);
  }
});

/** Opens a page in a frame, which is resized in a tenth of the time that a window takes. */
async function openFrame(page: Page, site: string, path: string): Promise<void> {
  await page.route('**/frame', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe height="800" src="${site + path}"></iframe>`,
    }),
  );
  await page.goto(`${site}frame`);
}

/** The words in drawings that touch a mark or other words at each of the widths in a frame, and leading figures that are too high. Runs in the page. */
function touching({ from, to, step, most }: Record<'from' | 'to' | 'step' | 'most', number>): string[] {
  const frame = document.querySelector('iframe');
  const drawings = [...(frame?.contentDocument?.querySelectorAll('.lanes li > svg') ?? [])];
  const leading = [...(frame?.contentDocument?.querySelectorAll('.head .lanes') ?? [])];
  const parts = 'text, rect:is(.event, .ended, .reported), path, line.pause';
  const wrong = drawings.some((drawing) => drawing.querySelector('text')) ? [] : ['no words at 0'];
  for (let width = from; width <= to; width += step) {
    if (frame) frame.style.width = `${width}px`;
    for (const figure of leading)
      if (figure.getBoundingClientRect().height > most)
        wrong.push(`the leading figure is too high at ${width}`);
    for (const drawing of drawings) {
      const boxes = Array.from(drawing.querySelectorAll(parts), (part) => ({
        part,
        box: part.getBoundingClientRect(),
      }));
      for (const { part, box } of boxes.filter(({ part }) => part.tagName === 'text'))
        for (const other of boxes.filter((each) => each.part !== part))
          if (
            box.left < other.box.right &&
            other.box.left < box.right &&
            box.top < other.box.bottom &&
            other.box.top < box.bottom
          )
            wrong.push(`“${part.textContent}” touches ${other.part.outerHTML.slice(0, 60)} at ${width}`);
    }
  }
  return wrong;
}

/**
 * What sticks out of the window, to the left too, where no scrolling leads, at its own width or at each of those asked for in a
 * frame. What scrolls by itself may be wider. Runs in the page.
 */
function outside({ from, to, step }: { from?: number; to?: number; step?: number }): string[] {
  const frame = document.querySelector('iframe');
  const view = frame?.contentDocument ?? document;
  const wrong: string[] = [];
  for (let width = from ?? innerWidth; width <= (to ?? innerWidth); width += step ?? 1) {
    if (frame) frame.style.width = `${width}px`;
    const edge = view.documentElement.clientWidth;
    const wider = view.documentElement.scrollWidth - edge;
    if (wider > 0) wrong.push(`page, by ${wider} px at ${width}`);
    // What sticks out to the left, or is cut off, makes no page wider.
    else if (step === 1 && width % 8) continue;
    const parts = [...view.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width: wide, height } = element.getBoundingClientRect();
      if ((left >= -0.5 && right <= edge + 0.5) || wide <= 1 || height <= 1) return false;
      if (!element.checkVisibility()) return false;
      for (let up = element.parentElement; up && up !== view.body; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return false;
      }
      return true;
    });
    const names = parts.map(({ tagName, classList }) => [tagName.toLowerCase(), ...classList].join('.'));
    wrong.push(...[...new Set(names)].map((name) => `${name} at ${width}`));
  }
  return wrong;
}

/** "a at 320", "a at 324" become "a at 320–324 px". */
function ranges(wrong: string[]): string[] {
  const byPart = Map.groupBy(wrong, (each) => each.replace(/(, by \d+ px)? at \d+$/, ''));
  return [...byPart].map(([part, all]) => {
    const widths = all.map((each) => Number(/\d+$/.exec(each)?.[0]));
    const runs = widths.filter((width, at) => width - (widths[at - 1] ?? 0) > STEP);
    const ends = widths.filter((width, at) => (widths[at + 1] ?? Infinity) - width > STEP);
    return `${part} at ${runs.map((start, at) => `${start}–${ends[at]}`).join(', ')} px`;
  });
}

/** What WCAG 1.4.12 wants a page, or the one in its frame, to bear. A constructed sheet is not subject to the page's policy. */
async function widenSpacing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const view = document.querySelector('iframe')?.contentDocument ?? document;
    const sheet = new (view.defaultView as typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`,
    );
    view.adoptedStyleSheets = [sheet];
  });
}
