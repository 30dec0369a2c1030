import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { siteFolder } from './content.ts';
import { dist } from './serve-dist.ts';
import { vocabularyFaults, type Node } from './vocabulary.ts';

test('what pages say of themselves is in the vocabulary of schema.org', () => {
  const nodes = [dist, siteFolder('good')].flatMap(nodesIn);
  const types = new Set(nodes.map((node) => String(node['@type'])));
  expect([...types].sort()).toEqual(['NewsArticle,AnalysisNewsArticle', 'Quotation', 'WebSite']);
  const said = nodes.flatMap((node) => Object.keys(node));
  expect(said).toEqual(expect.arrayContaining(['citation', 'correction', 'image', 'isBasedOn', 'url']));
  expect(JSON.stringify(nodes)).toContain('"archivedAt"');
  expect(vocabularyFaults(nodes)).toEqual([]);
});

test('what is not in the vocabulary is found, where a type does not have it too', () => {
  const article = (fields: object): Node => ({ '@type': ['NewsArticle', 'AnalysisNewsArticle'], ...fields });
  const work = (fields: object): Node => article({ citation: [{ '@type': 'CreativeWork', ...fields }] });
  const right = work({ name: 'A', archivedAt: 'https://example.org/' });
  const wrong = [
    article({ licence: 'https://example.org/' }),
    article({ publisher: { '@type': 'Organisation' } }),
    work({ archived: 'https://example.org/' }),
    work({ spokenByCharacter: 'A' }),
    work({ author: { '@type': 'Person', headline: 'A' } }),
  ];
  const words = ['licence', 'Organisation', 'archived', 'spokenByCharacter', 'headline'];
  expect(vocabularyFaults([right, ...wrong])).toEqual(
    words.map((word) => expect.stringContaining(`"${word}"`) as unknown),
  );
});

/** What all pages of a folder say in JSON-LD. */
function nodesIn(folder: string): Node[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) => [
      ...readFileSync(join(folder, path), 'utf8').matchAll(
        /<script type="application\/ld\+json">(.*?)<\/script>/gs,
      ),
    ])
    .map(([, json = '']) => JSON.parse(json) as Node);
}
