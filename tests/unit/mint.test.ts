import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mintId } from '../../src/lib/mint.ts';
import { idFault } from '../../src/lib/places.ts';
import { sha256 } from './publishing.ts';

test('gives the same text the same id everywhere', () => {
  expect(mintId('p', 'nato-russia', 'He did not say.', () => false, sha256)).toBe('p-ckym');
  expect(mintId('p', 'nato-russia', ' He did\nnot say. ', () => false, sha256)).toBe('p-ckym');
});

test('never gives an id that was ever used, in whatever state', () => {
  const used = new Set<string>();
  for (let attempt = 0; attempt < 50; attempt++) {
    const id = mintId('p', 'nato-russia', 'He did not say.', (each) => used.has(each), sha256);
    expect(used).not.toContain(id);
    used.add(id);
  }
});

test('gives only ids of the grammar, whatever the digest is', () => {
  const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(
      hex,
      (digits) =>
        idFault(
          mintId(
            'p',
            '',
            '',
            () => false,
            () => digits.join(''),
          ),
          'paragraph',
        ) === undefined,
    ),
    { numRuns: 2000 },
  );
});

test('uses every sign about as often as any other', () => {
  const counts = new Map<string, number>();
  for (let at = 0; at < 7000; at++) {
    for (const sign of mintId('p', 'x', String(at), () => false, sha256).slice(2))
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  expect(counts.size).toBe(28);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});
