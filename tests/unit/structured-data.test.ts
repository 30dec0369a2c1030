import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { articleData, quotationData, scriptJson, siteData } from '../../src/around/structured-data.ts';

const source = {
  id: 'one',
  type: 'webpage',
  title: 'A title',
  publisher: 'A publisher',
  issued: '2019',
  URL: 'https://example.com/one',
  language: 'en',
  tier: 'A' as const,
};
const origin = {
  ...source,
  id: 'origin',
  author: [{ family: 'Writer', given: 'A.' }, { family: 'Agency' }],
  issued: 'n.d.',
  URL: 'https://example.com/origin',
  archived: { URL: 'https://archive.example/origin', date: '2020-02-03' },
};
const site = {
  name: 'Site',
  description: 'What it is.',
  language: 'en-GB',
  license: 'https://example.com/license',
  base: 'https://example.org/base/' as string | undefined,
};
const facts = {
  path: '/a/',
  headline: 'Headline',
  deck: 'Deck',
  basedOn: 'origin' as string | undefined,
  eventDate: '2019-12' as string | undefined,
  published: '2026-11-23',
  updated: undefined as string | undefined,
  language: 'en',
  images: ['/cards/a.png', '/cards/b.png'],
  sources: [origin, source],
  corrections: [{ date: '2026-12-01', text: 'A date was wrong.' }],
};
const organization = {
  '@type': 'Organization',
  name: 'Site',
  url: 'https://example.org/base/',
  logo: { '@type': 'ImageObject', url: 'https://example.org/base/icon-512.png' },
};
/** What is left in a page. */
const written = (data: object): unknown => JSON.parse(scriptJson(data));

test('an article is both kinds of article, says who publishes it and how it may be used, cites every source and corrects', () => {
  expect(written(articleData(facts, site))).toEqual({
    '@context': 'https://schema.org',
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    headline: 'Headline',
    description: 'Deck',
    url: 'https://example.org/base/a/',
    mainEntityOfPage: 'https://example.org/base/a/',
    image: ['https://example.org/base/cards/a.png', 'https://example.org/base/cards/b.png'],
    datePublished: '2026-11-23',
    dateModified: '2026-11-23',
    temporalCoverage: '2019-12',
    inLanguage: 'en',
    isAccessibleForFree: true,
    license: 'https://example.com/license',
    author: organization,
    publisher: organization,
    isBasedOn: 'https://example.com/origin',
    citation: [
      {
        '@type': 'CreativeWork',
        name: 'A title',
        url: 'https://example.com/origin',
        publisher: { '@type': 'Organization', name: 'A publisher' },
        author: [
          { '@type': 'Person', name: 'A. Writer' },
          { '@type': 'Person', name: 'Agency' },
        ],
        archivedAt: 'https://archive.example/origin',
      },
      {
        '@type': 'CreativeWork',
        name: 'A title',
        url: 'https://example.com/one',
        datePublished: '2019',
        publisher: { '@type': 'Organization', name: 'A publisher' },
      },
    ],
    correction: [{ '@type': 'CorrectionComment', datePublished: '2026-12-01', text: 'A date was wrong.' }],
  });
});

test('an article that was updated says when', () => {
  expect(articleData({ ...facts, updated: '2026-12-01' }, site)).toMatchObject({
    datePublished: '2026-11-23',
    dateModified: '2026-12-01',
  });
});

test('without an event, a basis, sources or corrections an article names none', () => {
  const none = { basedOn: undefined, eventDate: undefined, sources: [], corrections: [] };
  const data = written(articleData({ ...facts, ...none }, site));
  for (const field of ['temporalCoverage', 'isBasedOn', 'citation', 'correction'])
    expect(data).not.toHaveProperty(field);
});

test('where the site’s address is not known, nothing is said that needs it', () => {
  const unaddressed = { ...site, base: undefined };
  const data = written(articleData(facts, unaddressed));
  for (const field of ['url', 'mainEntityOfPage', 'image', 'publisher.url', 'publisher.logo'])
    expect(data).not.toHaveProperty(field);
  expect(data).toHaveProperty('publisher.name', 'Site');
  expect(written(siteData(unaddressed))).not.toHaveProperty('url');
});

test('a quotation’s page is a quotation and no article', () => {
  const quotation = { words: 'So.', speaker: 'Someone', date: '2019-12-23' };
  expect(quotationData(quotation, '/a/at/q-so/', site)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    text: 'So.',
    spokenByCharacter: { '@type': 'Person', name: 'Someone' },
    dateCreated: '2019-12-23',
    url: 'https://example.org/base/a/at/q-so/',
  });
});

test('the front page is that of a site with a publisher', () => {
  expect(siteData(site)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Site',
    description: 'What it is.',
    url: 'https://example.org/base/',
    inLanguage: 'en-GB',
    publisher: organization,
  });
});

const PAYLOAD = '</script><script>alert(1)</script><!-- <script>';
const corrections = [{ date: PAYLOAD, text: PAYLOAD }];
const archived = { URL: PAYLOAD, date: PAYLOAD };

test.each([
  ['the article', articleData({ ...facts, headline: PAYLOAD, deck: PAYLOAD, corrections }, site)],
  ['its dates', articleData({ ...facts, published: PAYLOAD, updated: PAYLOAD, eventDate: PAYLOAD }, site)],
  ['its language', articleData({ ...facts, language: PAYLOAD }, site)],
  ['a source', articleData({ ...facts, sources: [{ ...origin, title: PAYLOAD, publisher: PAYLOAD }] }, site)],
  ['its address', articleData({ ...facts, sources: [{ ...origin, URL: PAYLOAD, archived }] }, site)],
  ['its author', articleData({ ...facts, sources: [{ ...origin, author: [{ family: PAYLOAD }] }] }, site)],
  ['the site', siteData({ ...site, name: PAYLOAD, description: PAYLOAD, base: undefined })],
  ['a quotation', quotationData({ words: PAYLOAD, speaker: PAYLOAD, date: PAYLOAD }, '/a/', site)],
])('nothing in %s breaks out of its script', (_, data) => {
  const json = scriptJson(data);
  const names: string[] = [];
  visit(fromHtml(`<body><script type="application/ld+json">${json}</script><p>after`), 'element', (node) => {
    names.push(node.tagName);
  });
  expect(names.filter((name) => name === 'script')).toHaveLength(1);
  expect(names).toContain('p');
  expect(JSON.stringify(JSON.parse(json))).toContain(PAYLOAD);
});
