import { expect, kinds, layOutAll, test } from './site.ts';

test('on every kind of page, whatever is tapped is 24 px high and wide at least, a button 44, and no words but the number of a note are smaller than 13 px', async ({
  page,
  sites,
}) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await layOutAll(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await page.evaluate(smallTargets), `${name} at ${width} px`).toEqual([]);
      expect.soft(await page.evaluate(smallWords), `${name} at ${width} px`).toEqual([]);
    }
  }
});

/** Runs in the page. */
function smallTargets(): string[] {
  return [...document.querySelectorAll(':is(a[href], button, summary, label):not(.skip)')].flatMap(
    (target) => {
      // A link among the words of a sentence is as high as they are, that of a figure reaches over all of it.
      const words = target.closest('p, li, dd, td, figcaption, blockquote, span')?.textContent ?? '';
      const isAmongWords =
        getComputedStyle(target).display === 'inline' && words.trim() !== target.textContent.trim();
      const isOverAll = getComputedStyle(target, '::after').position === 'absolute';
      if (!target.checkVisibility() || isAmongWords || isOverAll) return [];
      const { width, height } = target.getBoundingClientRect();
      const least = target.matches('button, .button, summary, label') ? 44 : 24;
      return height < least || width < 24 ? `${target.outerHTML.slice(0, 80)} ${width} × ${height}` : [];
    },
  );
}

/** Runs in the page. */
function smallWords(): string[] {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const of = text.parentElement;
    const said = text.textContent?.trim();
    if (!said || !of?.checkVisibility() || of.matches('.note-marker, script, style')) continue;
    if (parseFloat(getComputedStyle(of).fontSize) < 13) found.push(said);
  }
  return found;
}
