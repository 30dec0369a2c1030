import { expect, kinds, layOutAll, test } from './site.ts';

const WIDTHS = [390, 1440];

test('whatever is tapped is 24 px high and wide at least, and a button 44, on every kind of page', async ({
  page,
  sites,
}) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await layOutAll(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const small = await page.locator(':is(a[href], button, summary, label):not(.skip)').evaluateAll((all) =>
        all
          .filter((target) => target.checkVisibility())
          // That of a figure reaches over all of it.
          .filter((target) => getComputedStyle(target, '::after').position !== 'absolute')
          // A link among the words of a sentence is as high as they are.
          .filter((target) => {
            const words = target.closest('p, li, dd, td, figcaption, blockquote, span')?.textContent ?? '';
            return (
              getComputedStyle(target).display !== 'inline' || words.trim() === target.textContent.trim()
            );
          })
          .flatMap((target) => {
            const { width, height } = target.getBoundingClientRect();
            const least = target.matches('button, .button, summary, label') ? 44 : 24;
            return height < least || width < 24
              ? `${target.outerHTML.slice(0, 80)} ${width} × ${height}`
              : [];
          }),
      );
      expect.soft(small, `${name} at ${width} px`).toEqual([]);
    }
  }
});

test('no words but the number of a note are smaller than 13 px, on any kind of page', async ({
  page,
  sites,
}) => {
  for (const { on, path, name } of kinds) {
    await page.goto(sites[on] + path);
    await layOutAll(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const small = await page.evaluate(() => {
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = words.nextNode(); text; text = words.nextNode()) {
          const { parentElement: of } = text;
          if (
            !of?.checkVisibility() ||
            !text.textContent?.trim() ||
            of.matches('.note-marker, script, style')
          )
            continue;
          if (parseFloat(getComputedStyle(of).fontSize) < 13) found.push(text.textContent);
        }
        return found;
      });
      expect.soft(small, `${name} at ${width} px`).toEqual([]);
    }
  }
});
