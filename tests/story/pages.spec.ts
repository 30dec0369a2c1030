import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../e2e/serve-dist.ts';
import { sheets } from '../e2e/sheets.ts';
import { expect, test } from '../e2e/site.ts';

const STORY = 'nato-russia-dialogue/';

test.skip(!existsSync(join(dist, STORY)), 'the article is not in dist');

test('the article’s data name the report that it is based on and the source of its quotations', () => {
  expect(JSON.parse(page('').match(/<script type="application\/ld\+json">([^<]*)/)?.[1] ?? '')).toMatchObject(
    {
      isBasedOn: expect.stringContaining('insideover.com'),
      citation: expect.arrayContaining([
        expect.objectContaining({ url: expect.stringContaining('politico.eu') as unknown }),
      ]),
    },
  );
});

test('a quotation is shared under the name of its speaker', () => {
  expect(page('at/q-context/')).toContain('property="og:title" content="Jens Stoltenberg: “');
});

for (const format of ['A4', 'Letter'] as const) {
  test(`the article prints on 7 sheets of ${format} or fewer`, async ({ page: tab, site }) => {
    await tab.goto(site + STORY);
    expect(await sheets(tab, format)).toBeLessThanOrEqual(7);
  });
}

const page = (path: string): string => readFileSync(join(dist, STORY, path, 'index.html'), 'utf8');
