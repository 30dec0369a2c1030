import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordCount } from '../../src/article/words.ts';
import { readArticle } from '../../src/article/article.ts';

const PATH = 'content/articles/nato-russia-dialogue.mdx';
const source = existsSync(PATH) ? readFileSync(PATH, 'utf8') : '';
const { front, places } = readArticle(PATH, Buffer.from(source));
const texts = (kind: string): string[] =>
  places.filter((place) => place.kind === kind).map(({ text }) => text);

describe.skipIf(!source)('the article about the offer', () => {
  test('the article has 1,300 to 1,700 words in 22 to 28 paragraphs and five sections', () => {
    const paragraphs = texts('paragraph');
    const words = wordCount(paragraphs.join(' '));
    expect(words).toBeGreaterThanOrEqual(1300);
    expect(words).toBeLessThanOrEqual(1700);
    expect(paragraphs.length).toBeGreaterThanOrEqual(22);
    expect(paragraphs.length).toBeLessThanOrEqual(28);
    expect(texts('section')).toHaveLength(5);
  });

  test('its pull quotes are the three that were checked against their sources', () => {
    expect(texts('quotation').sort()).toEqual([
      'But even without an improved relationship with Russia, we need to manage a difficult relationship with Russia.',
      'If the context is right, I am, of course, also ready to meet with President Putin.',
      'Russia is our biggest neighbour, Russia is here to stay and we need to strive for a better relationship with Russia.',
    ]);
  });

  test('no sentence speaks of the alliance’s readiness, or claims that the two never met', () => {
    expect(source).not.toMatch(/NATO is (ready|prepared|willing)/i);
    expect(source).not.toMatch(/never met|had not met before/i);
  });

  test('the origin’s wordings are in the table alone, and not in quotation marks', () => {
    const [table = ''] = /<Figure[\s\S]*<\/Figure>/.exec(source) ?? [];
    expect(table).toContain('| If the framework is right, I will meet… |');
    expect(source.replace(table, '')).not.toMatch(/I will meet|will stay that way/);
  });

  test('the leaders’ declaration is quoted whole, so that its condition governs the relationship', () => {
    expect(texts('paragraph').join(' ')).toContain(
      '“We remain open for dialogue, and to a constructive relationship with Russia when Russia’s actions make that possible”',
    );
  });

  test('every paragraph leads to a note, and every note to a source', () => {
    const paragraphs = source.split('\n').filter((line) => /\{\/\* #p-/.test(line));
    expect(paragraphs).toHaveLength(texts('paragraph').length);
    expect(paragraphs.filter((line) => !/\[\^\w+\]/.test(line))).toEqual([]);
    const notes = source.split('\n').filter((line) => /^\[\^\w+\]:/.test(line));
    expect(notes.length).toBeGreaterThan(15);
    expect(notes.filter((line) => !line.includes('<Cite id="'))).toEqual([]);
  });

  test('four key points name the paragraphs that support them', () => {
    const named = (front?.value?.keyPoints ?? []).map(({ place }) => place);
    expect(named).toHaveLength(4);
    expect(
      named.filter((id) => !places.some((place) => place.id === id && place.kind === 'paragraph')),
    ).toEqual([]);
  });
});
