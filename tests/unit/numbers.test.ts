import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { keepNumbers } from '../../src/publish/numbers.ts';

const together = (words: string): string => `<span class="together">${words}</span>`;

test.each([
  ['a day and its month', 'On 23 December 2001 it began.', `On ${together('23 December')} 2001 it began.`],
  ['a large number', 'Some 13,000 lives', `Some ${together('13,000 lives')}`],
  ['a fraction', '2.5 percent', together('2.5 percent')],
  ['words in another script', 'За 26 месяцев', `За ${together('26 месяцев')}`],
  ['words with marks', '7 Länder und 12 états', `${together('7 Länder')} und ${together('12 états')}`],
  ['every one of several', '29 birds, 3 nests.', `${together('29 birds')}, ${together('3 nests')}.`],
  ['what is within another element', '<b>4 pages</b>', `<b>${together('4 pages')}</b>`],
  ['not a year', 'In 2014 the birds of 1999 came.', 'In 2014 the birds of 1999 came.'],
  ['not a part of a word', 'the A4 paper', 'the A4 paper'],
  ['not a long word', '12 Zusammenarbeitsvereinbarungen', '12 Zusammenarbeitsvereinbarungen'],
  ['not what is in another element', '7 <em>apart</em>', '7 <em>apart</em>'],
  ['not code', '<code>12 bytes</code>', '<code>12 bytes</code>'],
  ['not a time, which is kept as a whole', '<time>5 July 2001</time>', '<time>5 July 2001</time>'],
])('keeps together %s', (_, html, kept) => {
  const tree = fromHtml(html, { fragment: true });
  keepNumbers(tree);
  expect(toHtml(tree)).toBe(kept);
});
