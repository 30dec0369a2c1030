import { expect, test } from 'vitest';
import { cardAlt, placeNumber, type Card } from '../../src/cards/card.ts';
import type { Figure } from '../../src/article/schema.ts';

const site = 'A Site of News';
const figure = { brief: 'Who wrote to whom' } as Figure;
const article: Card = {
  kind: 'article',
  kicker: 'Analysis',
  topic: 'Birds',
  headline: 'An offer',
  dateline: '2 May 1902',
  readingTime: '5-minute read',
  site,
};
const place = { title: 'Five years', text: 'Ann wrote.', headline: 'An offer', about: 'Analysis', site };
const quotation: Card = {
  kind: 'quotation',
  words: 'I will.',
  speaker: 'Ann Moss',
  role: 'keeper',
  occasion: 'a letter',
  date: '2 May 1902',
  site,
};

test.each<[Card, string]>([
  [article, 'Analysis, Birds: An offer'],
  [{ ...article, topic: '', lead: figure }, 'Analysis: An offer (with a chart: Who wrote to whom)'],
  [{ kind: 'section', number: 2, ...place }, '§\u00a02: Five years – Ann wrote. (An offer)'],
  [{ kind: 'paragraph', number: 9, ...place, title: '' }, '¶\u00a09: Ann wrote. (An offer)'],
  [{ kind: 'figure', number: 1, ...place, figure }, 'Figure\u00a01: Five years – Ann wrote. (An offer)'],
  [quotation, '“I will.” Ann Moss, keeper, a letter, 2 May 1902'],
  [{ ...quotation, speaker: '', role: '', occasion: 'An offer', date: '' }, '“I will.” An offer'],
])('the picture of %o is described in words', (card, expected) => {
  expect(cardAlt(card)).toBe(`${expected} — A Site of News`);
});

test('the description of a long quotation keeps its speaker, its whole date and 420 characters', () => {
  const occasion = 'a letter to the editors of the paper '.repeat(9);
  const alt = cardAlt({ ...quotation, words: 'never '.repeat(200), occasion });
  expect(alt).toMatch(/never…” Ann Moss, keeper, a letter .*…, 2 May 1902 — A Site of News$/);
  expect(alt.length).toBeLessThanOrEqual(420);
});

test('the description of a long passage keeps its article and 420 characters', () => {
  const alt = cardAlt({ kind: 'section', number: 2, ...place, text: 'never '.repeat(200) });
  expect(alt).toMatch(/never… \(An offer\) — A Site of News$/);
  expect(alt.length).toBeLessThanOrEqual(420);
});

test('the number of a place stays on one line', () => {
  expect(placeNumber({ kind: 'section', number: 2 })).toBe('§\u00a02');
});
