import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWhere } from './first-where.ts';

test('finds what a look at each element finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer(), (numbers, bound) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const first = sorted.findIndex((one) => one >= bound);
      expect(firstWhere(sorted, (one) => one >= bound)).toBe(first === -1 ? sorted.length : first);
    }),
  );
});
