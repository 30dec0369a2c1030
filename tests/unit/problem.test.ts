import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { counted, hasProblems, problemLines, report, say, stopOn } from '../../src/article/problem.ts';
import { referenceDay } from '../../src/check/project.ts';

const file = (...said: Partial<Said>[]): VFile => {
  const vfile = new VFile({ path: said[0]?.path ?? 'content/a.mdx' });
  for (const { line = 2, column = 3, what = 'this is wrong', rule = 'a-rule' } of said)
    say(vfile, { line, column }, what, 'write that', rule);
  return vfile;
};

test('tells a problem in a line', () => {
  expect(problemLines([file({})])).toEqual(['content/a.mdx:2:3  this is wrong; write that [a-rule]']);
});

test('takes the beginning of a node for its place, and the top of the file where it has none', () => {
  const vfile = new VFile({ path: 'a.mdx' });
  const position = { start: { line: 4, column: 5 }, end: { line: 9, column: 1 } };
  say(vfile, { type: 'text', position }, 'one', 'x', 'r');
  say(vfile, { type: 'text' }, 'two', 'x', 'r');
  expect(problemLines([vfile])).toEqual(['a.mdx:1:1  two; x [r]', 'a.mdx:4:5  one; x [r]']);
});

test('sorts by path, line, column, rule and words, numbers as numbers, and tells nothing twice', () => {
  const files = [
    file(
      { line: 10 },
      {},
      { what: 'a fault' },
      { rule: 'A-rule', what: 'z' },
      { column: 20 },
      {},
      { column: 4 },
      { line: 1 },
    ),
    file({ path: 'content/Z.mdx' }),
    file({}),
  ];
  expect(problemLines(files)).toEqual([
    'content/Z.mdx:2:3  this is wrong; write that [a-rule]',
    'content/a.mdx:1:3  this is wrong; write that [a-rule]',
    'content/a.mdx:2:3  z; write that [A-rule]',
    'content/a.mdx:2:3  a fault; write that [a-rule]',
    'content/a.mdx:2:3  this is wrong; write that [a-rule]',
    'content/a.mdx:2:4  this is wrong; write that [a-rule]',
    'content/a.mdx:2:20  this is wrong; write that [a-rule]',
    'content/a.mdx:10:3  this is wrong; write that [a-rule]',
  ]);
});

test('counts problems, each once', () => {
  const files = [file({}, {}, { line: 1 }, { line: 4 })];
  expect(report(files)).toBe([...problemLines(files), '', '3 problems'].join('\n'));
  expect(report([file({})])).toBe(`${problemLines([file({})]).join('')}\n\n1 problem`);
  expect([counted(0, 'place'), counted(1, 'word'), counted(1024, 'word')]).toEqual([
    '0 places',
    '1 word',
    '1,024 words',
  ]);
});

test('stops where something is wrong, and shows no code that is not at fault', () => {
  const [right, wrong] = [file(), file({})];
  expect([hasProblems([right]), hasProblems([right, wrong])]).toEqual([false, true]);
  expect(() => stopOn([right], 'not ready')).not.toThrow();
  expect(() => stopOn([wrong], 'not ready')).toThrow(`not ready:\n\n${report([wrong])}\n`);
  try {
    stopOn([wrong], 'not ready');
  } catch (error) {
    expect((error as Error).stack).toBe('');
  }
});

test.each([
  { environment: {}, now: '2026-11-23T09:59:59Z', day: '2026-11-23' },
  { environment: {}, now: '2026-11-23T10:00:00Z', day: '2026-11-24' },
  { environment: { SOURCE_DATE_EPOCH: '1577145600' }, now: '2026-11-23T10:00:00Z', day: '2019-12-24' },
  { environment: { SOURCE_DATE_EPOCH: 'today' }, now: '2026-11-23T00:00:00Z', day: '2026-11-23' },
])('takes $day for the last day that has come', ({ environment, now, day }) => {
  expect(referenceDay(environment, new Date(now))).toBe(day);
});

interface Said {
  path: string;
  line: number;
  column: number;
  what: string;
  rule: string;
}
