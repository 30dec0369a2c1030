import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { mdxTree } from '../../src/article/mdx.ts';
import { problemLines } from '../../src/article/problem.ts';
import { plainText, readText } from '../../src/article/text.ts';
import { projectFrom } from '../../src/check/project.ts';
import { checkProject } from '../../src/check/rules.ts';
import { fixtureFiles, TODAY } from './rule-fixtures.ts';

/** What is said of a text, and the words that are left of it. */
function read(text: string): { lines: string[]; words: string; isWhole: boolean } {
  const source = readText(new VFile({ path: 'a.mdx' }), Buffer.from(text));
  const { tree, isWhole } = mdxTree(source, source.text);
  return { lines: problemLines([source.file]), words: plainText(tree), isWhole };
}

const brace = 'write &#123; for a brace, and ids as {/* #id */} [expression]';
const paired = 'is not closed in its block; write </Lang> after its words, or <Lang … /> if it has none';

test.each([
  [
    '3:1  the line “export of arms” is read as code; take it out, or begin the paragraph with another word; components need no import [import-export]',
    'Words.\n\nexport of arms\ngrew.',
  ],
  [`1:11  the brace at “{#end} more.” begins code; ${brace}`, 'Words {a} {#end} more.'],
  [`1:13  the brace at “{b {c}” begins code; ${brace}`, 'Words {a} } {b {c}'],
  [`1:7  the brace at “{{a} b} more.” begins code; ${brace}`, 'Words {{a} b} more.'],
  [`1:7  the brace at “{b” begins code; ${brace}`, 'Words {b\n\nMore words {c}.'],
  [`1:7  <Lang> ${paired} [unclosed-jsx]`, 'Words <Lang is="de">German.\n\nMore.'],
  [`1:1  <Lang> ${paired} [unclosed-jsx]`, '<Lang>\n\nWords.\n\nMore words.'],
  [
    '5:1  </Figur> closes nothing, since <Figure> is open; write </Figure> [unclosed-jsx]',
    '<Figure>\n\nWords.\n\n</Figur>',
  ],
  ['1:6  </Lang> closes nothing; write <Lang> before it, or take it out [unclosed-jsx]', 'Words</Lang>.'],
  [
    '1:7  “<Cite id="a” cannot be read; end the tag with /> or >, and close every quote [unclosed-jsx]',
    'Words <Cite id="a',
  ],
  [
    '1:1  “<!-- a remark -->” cannot be read; take the comment out; an id is {/* #id */} [mdx-syntax]',
    '<!-- a remark -->',
  ],
  [
    '1:5  “<https://nato.int>.” cannot be read; write a link as [words](address) [mdx-syntax]',
    'See <https://nato.int>.',
  ],
  [
    '1:3  “<Cite id=a />” cannot be read; write attributes as name="value", and &lt; for the character < [mdx-syntax]',
    'A <Cite id=a />',
  ],
  ['1:11  “<5% of it” cannot be read; write &lt; for the character < [mdx-syntax]', 'More than <5% of it'],
])('says in an author’s terms what MDX cannot read: %s', (line, text) => {
  const { lines, isWhole } = read(text);
  expect(lines).toEqual([`a.mdx:${line}`]);
  expect(isWhole).toBe(false);
});

test('reads everything but the paragraph with the fault, and finds the next fault where it is', () => {
  const { lines, words } = read('First.\n\nA {#b}.\n\nThird.\n\nMore\nthan <5%.\n\nLast.');
  expect(lines.map((line) => line.split('  ')[0])).toEqual(['a.mdx:3:3', 'a.mdx:8:6']);
  expect(words).toBe('First. Third. Last.');
});

test('says nothing of a tag whose partner was lost with a fault', () => {
  const { lines } = read('<Figure>\n\nWords.\n\n</Figur>\n\n<Lang {#a}>\n\nWords.\n\n</Lang>');
  expect(lines.map((line) => line.split('  ')[0])).toEqual(['a.mdx:5:1', 'a.mdx:7:7']);
});

test('says of an article whose blocks are hundreds deep in one another that it cannot be read', () => {
  const { lines, isWhole } = read(`${'> '.repeat(600)}Words.`);
  expect(lines).toEqual([
    'a.mdx:1:1  the text cannot be read: its blocks are nested too deeply; take some of them out of the others [mdx-syntax]',
  ]);
  expect(isWhole).toBe(false);
});

test('stops after eight faults', () => {
  const { lines, words } = read('Less than <5%.\n\n'.repeat(12));
  expect([lines.length, words]).toEqual([8, '']);
});

test.each([
  ['<5%', '“<5% of it.[^only] {/* #p-jkmn” cannot be read; write &lt; for the character < [mdx-syntax]'],
  ['{a, b}', 'the expression “{a, b}” is code; write the words themselves; a brace is &#123; [expression]'],
])('tells a fault once: %s', (text, said) => {
  const files = fixtureFiles('good');
  const path = 'content/articles/second-article.mdx';
  const good = Buffer.from(files.get(path) ?? []).toString();
  const lines = problemLines(
    checkProject(
      projectFrom(
        files.set(path, Buffer.from(good.replace(/It begins.*/, `In ${text} of it.[^only] {/* #p-jkmn */}`))),
        TODAY,
      ),
    ),
  );
  expect(lines).toEqual([`${path}:12:4  ${said}`]);
});
