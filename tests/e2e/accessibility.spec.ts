import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { expect, samplePages, test } from './site.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const path of samplePages) {
  for (const width of [390, 1440]) {
    test(`axe finds nothing on /${path} at ${width} px, in light and in dark`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(site + path);
      await page.evaluate(AXE);
      await page
        .locator('details')
        .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations, passed } = await faults(page);
        expect(violations, colorScheme).toEqual([]);
        expect(passed, colorScheme).toContain('color-contrast-enhanced');
      }
    });
  }
}

test('axe would find a missing name, so that nothing found means something', async ({ page, site }) => {
  await page.goto(site);
  await page.evaluate(AXE);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await faults(page)).violations).toEqual([expect.stringMatching(/^button-name: /) as unknown]);
});

async function faults(page: Page): Promise<{ violations: string[]; passed: string[] }> {
  const { violations, passes } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: Axe }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'color-contrast-enhanced': { enabled: true } },
        resultTypes: ['violations', 'passes'],
      }),
    TAGS,
  );
  return {
    violations: violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
    ),
    passed: passes.map(({ id }) => id),
  };
}

type Finding = { id: string; help: string; nodes: { target: string[] }[] };
type Axe = {
  run: (context: Document, options: object) => Promise<{ violations: Finding[]; passes: Finding[] }>;
};
