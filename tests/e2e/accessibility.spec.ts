import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { expect, kinds, layOutAll, test } from './site.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const CONTRAST = 'color-contrast-enhanced';
const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
  'experimental',
];

for (const { on, path, name } of kinds) {
  test(`axe finds nothing on ${name} at 390 and 1440 px, in light and in dark`, async ({ page, sites }) => {
    await page.goto(sites[on] + path);
    await page.evaluate(AXE);
    await layOutAll(page);
    await page
      .locator('details')
      .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      const light = await faults(page, { type: 'tag', values: TAGS });
      await page.emulateMedia({ colorScheme: 'dark' });
      // The other rules do not ask for colours.
      const dark = await faults(page, { type: 'rule', values: [CONTRAST, 'link-in-text-block'] });
      expect([...light.violations, ...dark.violations], `at ${width} px`).toEqual([]);
      expect(light.passed).toContain(CONTRAST);
      expect(dark.passed).toContain(CONTRAST);
    }
  });
}

test('axe would find a missing name, so that nothing found means something', async ({ page, site }) => {
  await page.goto(site);
  await page.evaluate(AXE);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const { violations } = await faults(page, { type: 'tag', values: TAGS });
  expect(violations).toEqual([expect.stringMatching(/^button-name: /) as unknown]);
});

async function faults(page: Page, runOnly: RunOnly): Promise<{ violations: string[]; passed: string[] }> {
  const { violations, passes } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: Axe }).axe.run(document, {
        runOnly: only,
        rules: { 'color-contrast-enhanced': { enabled: true } },
        resultTypes: ['violations', 'passes'],
      }),
    runOnly,
  );
  return {
    violations: violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
    ),
    passed: passes.map(({ id }) => id),
  };
}

type RunOnly = { type: 'tag' | 'rule'; values: string[] };
type Finding = { id: string; help: string; nodes: { target: string[] }[] };
type Axe = {
  run: (context: Document, options: object) => Promise<{ violations: Finding[]; passes: Finding[] }>;
};
