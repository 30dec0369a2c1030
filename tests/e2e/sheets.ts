import { expect, type Page } from 'playwright/test';

/** The number of sheets that a page prints on. */
export async function sheets(page: Page, format: string): Promise<number> {
  await page.evaluate(() => document.fonts.ready);
  const pdf = (await page.pdf({ format })).toString('latin1');
  const count = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(count).toBeGreaterThan(0);
  return count;
}
