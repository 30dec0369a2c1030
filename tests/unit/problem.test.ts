import { expect, test } from 'vitest';
import { annotation, problemText, sorted, stops, type Problem } from '../../src/rules/problem.ts';
import { report } from '../../src/rules/report.ts';
import { referenceDay } from '../../src/rules/reference-day.ts';

const problem: Problem = {
  path: 'content/a.mdx',
  line: 2,
  column: 3,
  message: 'this is wrong',
  fix: 'write that',
  rule: 'a-rule',
};
const warning: Problem = { ...problem, line: 1, severity: 'warning' };

test('tells a problem in a line', () => {
  expect(problemText(problem)).toBe('content/a.mdx:2:3  this is wrong; write that [a-rule]');
  expect(problemText(warning)).toBe('content/a.mdx:1:3  warning: this is wrong; write that [a-rule]');
});

test('annotates the line of a file with what GitHub would misread escaped', () => {
  expect(annotation(problem)).toBe(
    '::error file=content/a.mdx,line=2,col=3,title=a-rule::this is wrong; write that',
  );
  expect(annotation({ ...warning, path: 'content/a,b:c.mdx', message: '100 %\r\nof a: b' })).toBe(
    '::warning file=content/a%2Cb%3Ac.mdx,line=1,col=3,title=a-rule::100 %25%0D%0Aof a: b; write that',
  );
});

test('sorts by file, line as a number, column and rule, and tells nothing twice', () => {
  const later = { ...problem, line: 10 };
  const other = { ...problem, path: 'content/Z.mdx' };
  const rule = { ...problem, rule: 'a' };
  expect(sorted([later, problem, { ...problem }, other, warning, rule])).toEqual([
    other,
    warning,
    rule,
    problem,
    later,
  ]);
});

test('counts problems and warnings apart, since only the former stop a build', () => {
  expect([problem, warning].map(stops)).toEqual([true, false]);
  expect(report([problem, warning, { ...problem, line: 4 }])).toBe(
    [...[problem, warning, { ...problem, line: 4 }].map(problemText), '', '2 problems, 1 warning'].join('\n'),
  );
  expect(report([problem])).toBe(`${problemText(problem)}\n\n1 problem`);
});

test.each([
  { environment: {}, now: '2026-11-23T09:59:59Z', day: '2026-11-23' },
  { environment: {}, now: '2026-11-23T10:00:00Z', day: '2026-11-24' },
  { environment: { SOURCE_DATE_EPOCH: '1577145600' }, now: '2026-11-23T10:00:00Z', day: '2019-12-24' },
  { environment: { SOURCE_DATE_EPOCH: 'today' }, now: '2026-11-23T00:00:00Z', day: '2026-11-23' },
])('takes $day for the last day that has come', ({ environment, now, day }) => {
  expect(referenceDay(environment, new Date(now))).toBe(day);
});
