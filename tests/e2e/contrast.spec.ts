import { article, expect, kinds, test } from './site.ts';

const TEXT = 7;
const MARK = 3;
// Two marks of a word each may be as faint as AA allows: the chart's "Offered", and the number of a paragraph that is marked.
const FAINTER = { always: '.offered', marked: '.number' };
const FAINTER_TEXT = 4.5;

const SCHEMES = ['light', 'dark'] as const;

test(`every text of every kind of page stands out ${TEXT}:1 from its ground`, async ({
  page,
  site,
  sites,
}) => {
  await page.goto(site + article);
  const paragraph = await page.locator('.body p[id]').first().getAttribute('id');
  const marked = [paragraph, 'n1', 'no-such-place'].map((id) => {
    const path = `${article}#${id}`;
    return { on: 'shipped' as const, path, name: path };
  });
  for (const { on, path, name } of [...kinds, ...marked]) {
    await page.goto(sites[on] + path);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const texts = await page.evaluate(textColours, FAINTER);
      expect(texts.length, name).toBeGreaterThan(5);
      const faint = texts
        .map((text) => ({ ...text, ratio: contrast(text.colour, text.ground) }))
        .filter(({ ratio, mayBeFainter }) => ratio < (mayBeFainter ? FAINTER_TEXT : TEXT))
        .map(({ name, colour, ground, ratio }) => `${name}: ${colour} on ${ground} is ${ratio.toFixed(2)}`);
      expect([...new Set(faint)], `${name} in ${colorScheme}`).toEqual([]);
    }
  }
});

test(`every mark of the article stands out ${MARK}:1 from the paper`, async ({ page, site }) => {
  await page.goto(site + article);
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    const marks = await page.evaluate(markColours);
    expect(marks.length).toBeGreaterThan(0);
    const faint = marks
      .map(({ name, colour, ground }) => ({ name, ratio: contrast(colour, ground) }))
      .filter(({ ratio }) => ratio < MARK)
      .map(({ name, ratio }) => `${name} is ${ratio.toFixed(2)}`);
    expect([...new Set(faint)], colorScheme).toEqual([]);
  }
});

/** The colour and ground of each text that can be seen, drawn by CSS or not. Runs in the page. */
function textColours(fainter: typeof FAINTER): Text[] {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const groundOf = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const flat = /^linear-gradient\((rgb\([^)]*\)), \1\)$/.exec(backgroundImage)?.[1];
    if (flat) return flat;
    return /, 0\)$/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  };
  return [...document.querySelectorAll('body, body *')].flatMap((element) => {
    if (!element.checkVisibility() || /^(script|style|title|desc)$/i.test(element.tagName)) return [];
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const drawn = ['::before', '::after'].filter((part) =>
      /^"?[^"]*[\p{L}\p{N}]/u.test(getComputedStyle(element, part).content.replace('none', '')),
    );
    return [...(ownText ? [''] : []), ...drawn].map((part) => {
      const style = getComputedStyle(element, part || null);
      const isChart = element instanceof SVGElement;
      const name = [element.tagName.toLowerCase(), ...element.classList].join('.') + part;
      // A chart's letters have a halo, which is what they are seen against.
      const [colour, ground] = isChart ? [style.fill, style.stroke] : [style.color, groundOf(element)];
      const mayBeFainter =
        element.matches(fainter.always) || (element.matches(fainter.marked) && ground !== paper);
      return { name, colour, ground, mayBeFainter };
    });
  });
}

/** The colour and ground of what is no text and still tells something. Runs in the page. */
function markColours(): Mark[] {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const of = (selector: string, colourOf: (element: Element) => string) =>
    [...document.querySelectorAll(selector)].map((element) => ({
      name: selector,
      colour: colourOf(element),
      ground: paper,
    }));
  return [
    ...of('.body p a:not([class]), .body td a, .age a', (link) => getComputedStyle(link).textDecorationColor),
    ...of('.pull-quote', (quote) => getComputedStyle(quote, '::before').borderTopColor),
    ...of('.pull-quote', (quote) => getComputedStyle(quote, '::after').borderBottomColor),
    ...of('.lanes :is(line, path, rect.reported)', (line) => getComputedStyle(line).stroke),
    ...of('.lanes rect:is(.event, .ended)', (bar) => getComputedStyle(bar).fill),
    ...of('.body .heading, .key-points, .figure, .since', (block) => getComputedStyle(block).borderTopColor),
    ...of('.age', (line) => getComputedStyle(line).borderLeftColor),
  ];
}

/** WCAG's contrast of two computed colours. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const channels =
    colour
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map((channel) => Number(channel) / 255) ?? [];
  if (!/^rgb\(/.test(colour) || channels.length !== 3) throw new Error(`${colour} is no opaque colour`);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

type Mark = { name: string; colour: string; ground: string };
type Text = Mark & { mayBeFainter: boolean };
