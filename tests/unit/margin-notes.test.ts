import { expect, test } from 'vitest';
import { noteAnchors } from '../../src/lib/margin-notes.ts';

test('each note is tied to its own marker', () => {
  expect(noteAnchors(2)).toBe('#r1{anchor-name:--1}#n1{--at:--1}#r2{anchor-name:--2}#n2{--at:--2}');
  expect(noteAnchors(0)).toBe('');
});
