import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { problemLines } from '../../src/article/problem.ts';
import { blanked, LARGEST, normalise, quoted, readText } from '../../src/article/text.ts';

const read = (bytes: Uint8Array | string) => {
  const { file, ...text } = readText(new VFile({ path: 'a.mdx' }), Buffer.from(bytes));
  return { ...text, problems: problemLines([file]) };
};

test.each([
  ['LF', 'One\ntwo\n'],
  ['CRLF', 'One\r\ntwo\r\n'],
  ['CR', 'One\rtwo\r'],
  ['a byte order mark', '\uFEFFOne\ntwo\n'],
  ['a byte order mark and CRLF', '\uFEFFOne\r\ntwo\r\n'],
])('reads the same text at the same places with %s', (_, written) => {
  const { text, at, problems, size } = read(written);
  expect([text, problems, size]).toEqual(['One\ntwo\n', [], Buffer.byteLength(written)]);
  expect(at(text.indexOf('wo'))).toMatchObject({ line: 2, column: 2 });
  expect([at(-5), at(99)]).toMatchObject([
    { line: 1, column: 1 },
    { line: 3, column: 1 },
  ]);
});

const UNREADABLE = 'save the file with the encoding UTF-8 [not-utf8]';

test.each([
  [
    'after a word',
    Buffer.from('One\r\nGr\xfc\xdfe', 'latin1'),
    `a.mdx:2:3  the character after “Gr” is not UTF-8; ${UNREADABLE}`,
    true,
  ],
  [
    'after a byte order mark',
    Buffer.concat([Buffer.from('\uFEFFÉ'), Buffer.from([0xe9])]),
    `a.mdx:1:2  the character after “É” is not UTF-8; ${UNREADABLE}`,
    true,
  ],
  [
    'cut in the middle of a character',
    Buffer.from('é—').subarray(0, 4),
    `a.mdx:1:2  the character after “é” is not UTF-8; ${UNREADABLE}`,
    true,
  ],
  [
    'that is of another encoding from its first byte',
    Buffer.from('\uFEFFOne', 'utf16le'),
    `a.mdx:1:1  the text is not UTF-8; ${UNREADABLE}`,
    false,
  ],
])('tells where a text is damaged %s', (_, bytes, problem, isReadable) => {
  expect(read(bytes)).toMatchObject({ problems: [problem], isDamaged: true, isReadable });
});

test('takes the mark of a lost character for what the author wrote', () => {
  expect(read('lo\uFFFDt')).toMatchObject({ text: 'lo\uFFFDt', problems: [], isDamaged: false });
});

test('only measures a file that is too large to be read', () => {
  expect(read(Buffer.alloc(LARGEST, 'a')).isReadable).toBe(true);
  expect(read(Buffer.alloc(LARGEST + 1, 'a'))).toMatchObject({ isReadable: false, size: LARGEST + 1 });
});

test('blanks ranges and keeps every line and column', () => {
  expect(blanked('one\ntwo three', [1, 5], [4, 6], [8, 99])).toBe('o  \n  o      ');
});

test('compares texts without regard to white space and to how an accent is composed', () => {
  expect(normalise(' Bre\u0301ganc\u0327on\r\n  2019 ')).toBe('Brégançon 2019');
});

test('quotes words on one line, no longer than asked for, without cutting a character', () => {
  expect(quoted(' one\n two ')).toBe('“one two”');
  expect(quoted('😀😀😀😀', 3)).toBe('“😀😀…”');
});
