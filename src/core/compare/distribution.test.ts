import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entropy, jensenShannonDistance, sharesOf, type Shares } from './distribution.ts';

const shares = (...amounts: number[]): Shares<string> =>
  sharesOf(amounts.map((amount, index) => [`k${index}`, amount]));
const amounts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 6 });

describe('entropy', () => {
  /* By hand: 1/2, 1/4, 1/4: 1/2 x 1 + 2 x 1/4 x 2 = 1.5 bits. */
  test('worked by hand', () => {
    expect(entropy(shares(2, 1, 1))).toBeCloseTo(1.5, 12);
    expect(entropy(shares(7))).toBe(0);
    expect(entropy(shares(1, 1, 1, 1))).toBeCloseTo(2, 12);
  });
});

describe('the Jensen-Shannon distance', () => {
  /* By hand: P = (1, 0), Q = (1/2, 1/2), M = (3/4, 1/4). H(M) = 0.811278, H(P) = 0, H(Q) = 1:
     0.811278 - 0.5 = 0.311278, its root 0.557923. */
  test('worked by hand', () => {
    expect(jensenShannonDistance(shares(1), shares(1, 1))).toBeCloseTo(0.557923, 6);
  });

  test('nothing to compare with', () => {
    expect(jensenShannonDistance(shares(0), shares(1))).toBeNull();
  });

  test('is 0 for the same, at most 1, and the same from both ends', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const [p, q] = [shares(...one), shares(...other)];
        const distance = jensenShannonDistance(p, q);
        expect(distance).toBe(jensenShannonDistance(q, p));
        if (distance === null) return;
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
        expect(jensenShannonDistance(p, p)).toBeCloseTo(0, 6);
      }),
    );
  });
});
