import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberNamed, sourceNamed } from '../../../testing/claims.ts';
import { anchorsBetween, placeBeside, type Anchor } from './anchors.ts';
import type { Pair } from './judged-alignment.ts';

const [A, B] = [sourceNamed('a'), sourceNamed('b')];

function pair(from: number, to: number, score = 0.5): Pair {
  return {
    a: { source: A, start: from, end: from + 5 },
    b: { source: B, start: to, end: to + 5 },
    origin: { kind: 'rule', score, reason: { shared: [], run: 0 } },
  };
}

const drawn = fc.array(
  fc.record({
    from: fc.nat({ max: 60 }),
    to: fc.nat({ max: 60 }),
    score: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  { maxLength: 14 },
);

describe('the chain of anchors', () => {
  /* By hand: 10-90 crosses the other three, whose scores sum to 1.5. */
  test('leaves out the pair that crosses', () => {
    const pairs = [pair(10, 90, 0.9), pair(20, 15), pair(40, 50), pair(80, 60)];
    expect(anchorsBetween(pairs, A, B)).toEqual([
      { from: 20, to: 15 },
      { from: 40, to: 50 },
      { from: 80, to: 60 },
    ]);
  });

  test('a pair that somebody confirmed outweighs one by rule', () => {
    const member = { kind: 'member', member: memberNamed('ada') } as const;
    const pairs = [pair(10, 50, 0.9), { ...pair(20, 15), origin: member }];
    expect(anchorsBetween(pairs, A, B)).toEqual([{ from: 20, to: 15 }]);
  });

  test('rises on both sides, is the same from either end and in any order', () => {
    fc.assert(
      fc.property(drawn, (some) => {
        const pairs = some.map(({ from, to, score }) => pair(from, to, score));
        const chain = anchorsBetween(pairs, A, B);
        for (const [index, { from, to }] of chain.entries()) {
          expect(from).toBeGreaterThan(chain[index - 1]?.from ?? -1);
          expect(to).toBeGreaterThan(chain[index - 1]?.to ?? -1);
        }
        const weight = (one: readonly Anchor[], turned: boolean) =>
          one.reduce((sum, { from, to }) => {
            const own = some.filter((each) =>
              turned ? each.from === to && each.to === from : each.from === from && each.to === to,
            );
            return sum + Math.max(...own.map(({ score }) => score));
          }, 0);
        expect(weight(anchorsBetween(pairs, B, A), true)).toBeCloseTo(weight(chain, false), 9);
        expect(weight(anchorsBetween(pairs.toReversed(), A, B), false)).toBeCloseTo(
          weight(chain, false),
          9,
        );
      }),
    );
  });
});

describe('the place beside', () => {
  const anchors = [
    { from: 0, to: 0 },
    { from: 100, to: 300 },
    { from: 200, to: 320 },
  ];

  /* By hand: half way from 100 to 200 is half way from 300 to 320. */
  test.each([
    [0, 0],
    [50, 150],
    [100, 300],
    [150, 310],
    [200, 320],
    [900, 320],
    [-5, 0],
  ])('%d: %d', (place, beside) => {
    expect(placeBeside(anchors, place)).toBe(beside);
  });

  test('never goes back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 250 }), fc.nat({ max: 250 }), (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(placeBeside(anchors, low)).toBeLessThanOrEqual(placeBeside(anchors, high));
      }),
    );
  });
});
