import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { articleData, quotationData, scriptJson } from '../../src/around/structured-data.ts';

const source = (URL: string) => ({
  id: 'a',
  type: 'webpage',
  title: 'A',
  publisher: 'B',
  issued: '2019',
  URL,
  language: 'en',
  tier: 'A' as const,
});
const facts = {
  site: 'Site',
  headline: 'Headline',
  deck: 'Deck',
  eventDate: '2019-12',
  published: '2026-11-23',
  updated: undefined,
  language: 'en',
  image: 'https://example.org/cards/a.png',
  basedOn: source('https://example.com/origin'),
  quoted: [source('https://example.com/one')],
  corrections: [{ date: '2026-12-01', text: 'A date was wrong.' }],
};

test('an article is both kinds of article, says what it is based on, cites and corrects', () => {
  expect(articleData(facts)).toEqual({
    '@context': 'https://schema.org',
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    headline: 'Headline',
    datePublished: '2026-11-23',
    dateModified: '2026-11-23',
    temporalCoverage: '2019-12',
    inLanguage: 'en',
    isAccessibleForFree: true,
    author: { '@type': 'Organization', name: 'Site' },
    image: 'https://example.org/cards/a.png',
    isBasedOn: 'https://example.com/origin',
    citation: ['https://example.com/one'],
    correction: [{ '@type': 'CorrectionComment', datePublished: '2026-12-01', text: 'A date was wrong.' }],
  });
});

test('without an event, an image, a basis or corrections an article names none', () => {
  const data = articleData({
    ...facts,
    eventDate: undefined,
    image: undefined,
    basedOn: undefined,
    corrections: [],
  });
  for (const field of ['temporalCoverage', 'image', 'isBasedOn', 'correction'])
    expect(data).not.toHaveProperty(field);
});

test('a quotation’s page is a quotation and no article', () => {
  const quotation = { words: 'So.', speaker: 'Someone', role: 'Role', occasion: 'talk', date: '2019-12-23' };
  const data = quotationData(quotation, undefined);
  expect(data).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    text: 'So.',
    spokenByCharacter: { '@type': 'Person', name: 'Someone' },
    dateCreated: '2019-12-23',
  });
});

test.each(['headline', 'published', 'language', 'site', 'image'] as const)(
  'nothing in the %s breaks out of its script',
  (field) => {
    const payload = '</script><script>alert(1)</script><!-- <script>';
    const json = scriptJson(
      articleData({ ...facts, [field]: payload, corrections: [{ date: payload, text: payload }] }),
    );
    const names: string[] = [];
    visit(
      fromHtml(`<body><script type="application/ld+json">${json}</script><p>after`),
      'element',
      (node) => {
        names.push(node.tagName);
      },
    );
    expect(names.filter((name) => name === 'script')).toHaveLength(1);
    expect(names).toContain('p');
    expect(JSON.stringify(JSON.parse(json))).toContain(payload);
  },
);
