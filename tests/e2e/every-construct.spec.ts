import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { makeGood } from './content.ts';
import { built, started, temporaryFolder } from './project-copy.ts';
import { serveDist, type Running } from './serve-dist.ts';
import { expect, test } from './site.ts';

test.describe.configure({ mode: 'serial' });

const SLUG = 'every-construct';
const COUNT = 60;
const TOKENS = [
  '[^x]',
  '<Label is="seen" />',
  '**',
  '`',
  '{',
  '<',
  '# ',
  '[a](#b)',
  '\n\n',
  '| ',
  '- ',
  '> ',
  'é',
  '“',
];

/** What happens to a text at the keyboard: a piece of it goes, comes twice, or something comes between. */
const edit = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom('delete', 'repeat', 'insert'),
  token: fc.constantFrom(...TOKENS),
});

let copy = '';
const article = (name: string): string => join(copy, `content/articles/${name}.mdx`);
const ledger = (name: string): string => join(copy, `content/permalinks/${name}.json`);

test.beforeAll(() => {
  copy = temporaryFolder();
  makeGood(copy);
});
test.afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('whatever of a mangled article the checks let pass is built without a fault in its pages', async () => {
  const source = readFileSync(article(SLUG), 'utf8');
  const start = source.indexOf('---', 3) + 3;
  const edits = fc.sample(fc.array(edit, { minLength: 1, maxLength: 2 }), { numRuns: COUNT, seed: 2019 });
  const mutants = edits.map((_, at) => `mutant-${at}`);
  edits.forEach((each, at) => {
    writeFileSync(article(`mutant-${at}`), mutated(source, start, each));
    writeFileSync(ledger(`mutant-${at}`), readFileSync(ledger(SLUG), 'utf8').replace(SLUG, `mutant-${at}`));
  });
  const remove = (name: string): void =>
    [article, ledger].forEach((path) => rmSync(path(name), { force: true }));
  // Those that the checks stop are taken away; what a change of words asks for is done.
  for (const command of ['check.ts', 'anchors.ts', 'check.ts']) {
    const said = (await run(command)).split('\n').filter((line) => !line.includes('; run npm run anchors'));
    if (command === 'anchors.ts') continue;
    for (const line of said) {
      const [, name] = /^content\/(?:articles|permalinks)\/(mutant-\d+)\./.exec(line) ?? [];
      if (name) remove(name);
    }
  }
  const left = mutants.filter((name) => existsSync(article(name)));
  expect(left.length, 'mutants that pass').toBeGreaterThan(5);
  expect(left.length, 'mutants that pass').toBeLessThan(COUNT - 5);
  await built(copy);
  expect(left.filter((name) => !existsSync(join(copy, 'dist', name, 'index.html')))).toEqual([]);
  left.forEach(remove);
});

test.describe('of the article that uses every construct', () => {
  let site: Running;
  test.beforeAll(async () => {
    site = await serveDist({ folder: join(copy, 'dist') + sep });
  });
  test.afterAll(() => site.stop());

  test('every word and every address of an article is on its page as its author wrote it', async ({
    page,
  }) => {
    const { words, addresses } = written(readFileSync(article(SLUG), 'utf8'));
    expect(words.join(' ')).toContain('--');
    expect(addresses.join(' ')).toContain('--');
    await page.goto(`${site.url}${SLUG}/`);
    const shown = folded(await page.locator('main').evaluate((main) => main.textContent ?? ''));
    expect(words.filter((each) => !shown.includes(each))).toEqual([]);
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const wanted = addresses.map((each) => new URL(each, `${site.url}${SLUG}/`));
    // What is written from the root is within the site, wherever that is.
    expect(wanted.filter(({ href }) => !links.includes(href)).map(({ href }) => href)).toEqual([]);
  });

  test('the page of a place draws it as its article does, with its emphasis, links and pictures, and says its section', async ({
    page,
  }) => {
    /** What is drawn of an element: its words and marks, without what belongs to the page it is on. */
    const drawn = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      const others = '.number, .label, .note-marker, .link, .alias, .credit, li > :is(ul, ol)';
      for (const part of copy.querySelectorAll(others)) part.remove();
      for (const part of copy.querySelectorAll('p, figcaption'))
        if (!part.textContent?.trim() && !part.querySelector('img')) part.remove();
      for (const part of copy.querySelectorAll('a')) part.setAttribute('href', part.href);
      for (const part of copy.querySelectorAll('img')) part.setAttribute('src', part.src);
      for (const part of copy.querySelectorAll('*'))
        for (const { name } of [...part.attributes])
          if (!/^(href|src|lang|alt)$/.test(name)) part.removeAttribute(name);
      return copy.innerHTML
        .replaceAll(/\s+|<(\/?)h[23]>/g, ' ')
        .replace(/ ?(<[^>]*>) ?/g, '$1')
        .trim();
    };
    await page.goto(`${site.url}${SLUG}/`);
    const places = page.locator('.body [id]:is(p, li, blockquote, figure, h2, h3, h4)');
    const all = await places.evaluateAll((elements) => elements.map(({ id }) => id));
    expect(all.length).toBeGreaterThan(30);
    const inArticle = new Map<string, string>();
    for (const id of all) inArticle.set(id, await page.locator(`[id="${id}"]`).evaluate(drawn));
    for (const [id, html] of inArticle) {
      await page.goto(`${site.url}${SLUG}/at/${id}/`);
      const passage = page.locator(
        'main :is(.passage-title, .passage:not(.passage-title + .passage), figure)',
      );
      expect((await passage.evaluate(drawn)).replace(/^<p>(.*)<\/p>$/, '$1'), id).toBe(
        html.replace(/^<p>(.*)<\/p>$/, '$1'),
      );
    }
    for (const [id, section] of [
      ['p-bcdf', '§ 1 Words and notes'],
      ['q-text', '§ 2 A deeper heading with code'],
      ['p-hjkm', '§ 3 The deepest heading'],
    ]) {
      await page.goto(`${site.url}${SLUG}/at/${id}/`);
      await expect(page.locator('.around a').first()).toHaveText(section ?? '');
    }
  });

  test('an article that says when its events were says how old they are, and when its sources were checked', async ({
    page,
  }) => {
    await page.goto(`${site.url}${SLUG}/`);
    await expect(page.locator('.age')).toContainText(
      'About events in December 2019, published in January 2020.',
    );
    await expect(page.locator('.byline')).not.toContainText('Sources checked');
    await page.goto(`${site.url}second-article/`);
    await expect(page.locator('.age')).toHaveCount(0);
    await expect(page.locator('.byline')).toContainText('Sources checked 6 January 2020');
  });

  test('a photograph is offered in two formats and the widths that screens need, none beyond its own', async ({
    page,
  }) => {
    await page.goto(`${site.url}${SLUG}/`);
    const of = (alt: string) =>
      page.getByAltText(alt).evaluate((image: HTMLImageElement) => {
        const { width, height, loading, decoding } = image;
        const source = image.parentElement?.querySelector('source');
        const widths = [source, image].map((each) => each?.srcset.match(/\d+(?=w)/g)?.map(Number));
        const formats = [source, image].map((each) => /\.\w+(?= )/.exec(each?.srcset ?? '')?.[0]);
        const attributes = ['width', 'height'].map((name) => Number(image.getAttribute(name)));
        return { widths, formats, attributes, loading, decoding, type: source?.type, shape: width / height };
      });
    const hills = await of('Hills under a bright sky, one behind the other');
    expect(hills).toMatchObject({
      widths: [
        [584, 876, 1168],
        [584, 876, 1168],
      ],
      formats: ['.avif', '.webp'],
      type: 'image/avif',
      attributes: [2400, 1600],
      loading: 'lazy',
      decoding: 'async',
    });
    expect(hills.shape).toBeCloseTo(1.5, 1);
    const [, dusk] = (await of('Hills at dusk, with the moon above them')).widths;
    expect(dusk).toEqual([888, 1332, 1776]);
    expect((await of('A map of the valley')).widths[1]).toEqual([584, 876, 900]);
    expect((await of('an emblem')).widths[1]).toEqual([48]);
    // Neither the original nor a width that nobody is offered is published.
    const heaviest = readdirSync(join(copy, 'dist/assets')).map(
      (name) => statSync(join(copy, 'dist/assets', name)).size,
    );
    expect(Math.max(...heaviest)).toBeLessThan(15_000);
  });

  test('every picture is a file beside the pages, at an address that holds wherever they are', async ({
    page,
  }) => {
    for (const path of [`${SLUG}/`, `${SLUG}/at/f-dusk/`]) {
      await page.goto(site.url + path);
      const addresses = await page
        .locator('main :is(img, source)')
        .evaluateAll((all) =>
          all.flatMap((each) => [
            each.getAttribute('src') ?? [],
            (each.getAttribute('srcset') ?? '').split(', ').map((one) => one.split(' ')[0] ?? ''),
          ]),
        )
        .then((all) => all.flat(2).filter(Boolean));
      expect(addresses.length, path).toBeGreaterThan(4);
      expect(addresses.filter((each) => !/^(\.\.\/)+assets\/[\w.-]+\.(avif|webp|svg)$/.test(each))).toEqual(
        [],
      );
      const missing = addresses.filter((each) => !existsSync(join(copy, 'dist', path, each)));
      expect(missing).toEqual([]);
    }
  });

  test('no picture is published that no page shows', () => {
    const files = readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' });
    const html = files.filter((path) => path.endsWith('.html'));
    const pages = html.map((path) => readFileSync(join(copy, 'dist', path), 'utf8')).join('');
    const pictures = readdirSync(join(copy, 'dist/assets'));
    expect(pictures.length).toBeGreaterThan(5);
    expect(pictures.filter((name) => !pages.includes(`assets/${name}`))).toEqual([]);
  });

  test('pictures fill the measure, a wide one all up to the notes or the window, and nothing is wider', async ({
    page,
  }) => {
    await page.goto(`${site.url}${SLUG}/`);
    for (const width of [320, 390, 639, 640, 820, 1183, 1184, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const { scroll, boxes } = await page.evaluate(() => {
        const box = (selector: string) => {
          const { left, right } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
          return [left, right].map((each) => Math.round(each ?? -1));
        };
        return {
          scroll: document.documentElement.scrollWidth,
          boxes: {
            text: box('#p-tvwx'),
            body: box('.body'),
            alone: box('#p-rstv img'),
            wide: box('#f-dusk img'),
            drawing: box('#f-room img'),
          },
        };
      });
      expect(scroll, `at ${width} px`).toBe(width);
      expect(boxes.alone, `at ${width} px`).toEqual(boxes.text);
      expect(boxes.drawing, `at ${width} px`).toEqual(boxes.text);
      expect(boxes.wide, `at ${width} px`).toEqual(width < 640 ? [0, width] : boxes.body);
    }
  });

  test('a picture within a line of text stays in it', async ({ page }) => {
    await page.goto(`${site.url}${SLUG}/`);
    const emblem = page.getByAltText('an emblem');
    const { left, width } = await emblem.evaluate((each) => each.getBoundingClientRect());
    expect(width).toBe(48);
    const text = await page.locator('#p-stvw').evaluate((each) => each.getBoundingClientRect().left);
    expect(left).toBeGreaterThan(text + 100);
  });

  test('what may be drawn in dark lines has light paper in the dark, and no picture is higher than the window', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 820, height: 300 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${site.url}${SLUG}/`);
    const pictures = await page.locator('.body :is(.picture img, img.alone, .alone img)').evaluateAll((all) =>
      all.map((each) => {
        const { backgroundColor: paper } = getComputedStyle(each);
        const isLight = Math.min(...(paper.match(/\d+/g) ?? []).map(Number)) > 200;
        return { name: each.getAttribute('alt'), isLight, height: each.getBoundingClientRect().height };
      }),
    );
    expect(pictures.filter(({ isLight }) => isLight).map(({ name }) => name)).toEqual([
      'The same room, in a paragraph of its own',
      'A map of the valley',
      'A drawing of the meeting room',
    ]);
    expect(Math.max(...pictures.map(({ height }) => height))).toBeLessThan(300);
  });

  test('no note in the margin lies over a wide picture', async ({ page }) => {
    for (const width of [1184, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${site.url}${SLUG}/#f-dusk`);
      const over = await page.locator('.notes li').evaluateAll((notes) => {
        const picture = document.querySelector('#f-dusk')?.getBoundingClientRect() ?? new DOMRect();
        return notes.flatMap((note) => {
          const { top, bottom, right } = note.getBoundingClientRect();
          return right > picture.left && top < picture.bottom && bottom > picture.top ? note.id : [];
        });
      });
      expect(over, `at ${width} px`).toEqual([]);
      // Beside its marker, where it has room.
      await expect(page.locator('#n4')).toContainText('A note as long as this one');
    }
  });

  test('a picture has its caption and credit, its link, and a share page that shows it', async ({ page }) => {
    await page.goto(`${site.url}${SLUG}/`);
    const figure = page.locator('figure#f-dusk');
    await expect(figure.locator('figcaption')).toContainText('The hills as they were seen that evening.');
    await expect(figure.locator('.credit')).toHaveText('Drawing: the project');
    await expect(figure.getByRole('link', { name: /^Copy link to figure \d$/ })).toHaveAttribute(
      'href',
      '#f-dusk',
    );
    await page.goto(`${site.url}${SLUG}/at/f-dusk/`);
    await expect(page).toHaveTitle(/The hills as they were seen that evening\./);
    const picture = page.getByAltText('Hills at dusk, with the moon above them');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((each: HTMLImageElement) => each.naturalWidth))
      .toBeGreaterThan(0);
    // Pages without pictures carry no style of them.
    const without = readFileSync(join(copy, 'dist/second-article/index.html'), 'utf8');
    expect(/<style>.*\.credit.*<\/style>/.test(without)).toBe(false);
  });

  test('the page of a place says how it was corrected, and what was redacted is not on it', async ({
    page,
  }) => {
    await page.goto(`${site.url}${SLUG}/at/p-bcdf/`);
    await expect(page.locator('.was')).toHaveText(
      /Corrected\s+Corrected on 8 January 2020: A date was wrong\./,
    );
    await page.goto(`${site.url}${SLUG}/at/p-ghjk/`);
    await expect(page.locator('.was')).toContainText('Reworded 3 times, last on 9 January 2020');
    await expect(page.locator('.was > p')).toContainText([
      'Underlined are words that were changed next',
      'From 7 January 2020 (when it was published) to 8 January 2020 it said something that is no longer shown.',
      'On 8 January 2020 it said:',
      'From 8 January 2020 to 9 January 2020 it said:',
    ]);
    await expect(page.locator('.was blockquote')).toHaveText(['A digit counts.', 'A number counts.']);
  });

  // https://robustlinks.mementoweb.org/spec/
  test('a source that was archived has its copy and the day of it on its link and in the list', async ({
    page,
  }) => {
    await page.goto(`${site.url}${SLUG}/`);
    const link = page.getByRole('link', { name: /^NATO’s Stoltenberg says/ });
    const copy = 'https://archive.example/2020-01/politico?page=stoltenberg&as=read';
    await expect(link).toHaveAttribute('data-versionurl', copy);
    await expect(link).toHaveAttribute('data-versiondate', '2020-01-04');
    const archived = page.locator('.sources').getByRole('link', { name: /^Archived / });
    const days = ['4 January 2020', '3 February 2020', '5 January 2020'];
    await expect(archived).toHaveText(days.map((day) => `Archived ${day}`));
    await expect(archived.first()).toHaveAttribute('href', copy);
    await expect(archived.first()).toHaveAccessibleName(/^Archived 4 January 2020: NATO’s Stoltenberg says/);
    // So has a link that the author wrote in the text.
    await expect(page.locator('.body [data-versionurl][data-versiondate]')).toHaveText('by reference');
    await expect(page.locator('[data-versionurl][data-versiondate]')).toHaveCount(days.length + 1);
  });

  test('a link to what was merged marks the place that took it in, whatever its kind', async ({ page }) => {
    for (const [merged, into] of [
      ['f-older', 'f-table'],
      ['p-2345', 'p-bcdf'],
      ['p-3456', 'p-cdfg'],
    ]) {
      const look = () =>
        page.locator(`[id="${into}"]`).evaluate((each) => {
          const { backgroundImage, borderTopColor } = getComputedStyle(each);
          return [backgroundImage, borderTopColor];
        });
      await page.goto(`${site.url}${SLUG}/`);
      const before = await look();
      await page.goto(`${site.url}${SLUG}/#${merged}`);
      expect(await look(), merged).not.toEqual(before);
    }
  });
});

// Astro keeps what it has read, and asks for it anew only where the file or its own configuration changed.
test('a build after a change of the code that reads articles shows what the new code reads', async () => {
  const page = (): string => readFileSync(join(copy, `dist/${SLUG}/at/p-bcdf/index.html`), 'utf8');
  expect(page()).toContain('A paragraph has emphasis');
  const reader = join(copy, 'src/article/places.ts');
  const code = readFileSync(reader, 'utf8');
  const changed = code.replace('return plainText(', "return 'Newly read: ' + plainText(");
  expect(changed).not.toBe(code);
  writeFileSync(reader, changed);
  // The ledger has the words that the old code read; on this day both articles were published.
  const day = { SOURCE_DATE_EPOCH: String(Date.parse('2020-01-07') / 1000) };
  expect(await started(copy, ['src/commands/anchors.ts'], day).ended).toBe(0);
  await built(copy);
  expect(page()).toContain('Newly read: A paragraph has emphasis');
});

/** The runs of text in a source, and the addresses of its links. */
function written(source: string): { words: string[]; addresses: string[] } {
  const words: string[] = [];
  const addresses: string[] = [];
  const definitions = new Map<string, string>();
  const tree = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).parse(source);
  visit(tree, (node: Nodes) => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
    if (node.type === 'text' || node.type === 'inlineCode') words.push(folded(node.value));
    if (node.type === 'link') addresses.push(node.url);
  });
  // Those are drawn.
  visit(tree, 'imageReference', ({ identifier }) => void definitions.delete(identifier));
  return { words: words.filter(Boolean), addresses: [...addresses, ...definitions.values()] };
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

function mutated(
  source: string,
  start: number,
  edits: { at: number; length: number; kind: string; token: string }[],
): string {
  return edits.reduce((text, { at, length, kind, token }) => {
    const from = start + (at % (text.length - start));
    const piece = text.slice(from, from + length);
    const instead = { delete: '', repeat: piece + piece, insert: token + piece }[kind] ?? piece;
    return text.slice(0, from) + instead + text.slice(from + length);
  }, source);
}

async function run(command: string): Promise<string> {
  const running = started(copy, [`src/commands/${command}`]);
  await running.ended;
  return running.said();
}
