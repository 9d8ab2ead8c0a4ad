import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceNamed } from '../../testing/claims.ts';
import {
  coverage,
  gaps,
  jaccard,
  kendallTau,
  uniqueRows,
  type RowsBySource,
} from './claim-grid-figures.ts';

const [a, b, c] = [sourceNamed('source-a'), sourceNamed('source-b'), sourceNamed('source-c')];
const grid = (inA: string, inB: string, inC: string): RowsBySource =>
  new Map([
    [a, inA.split('')],
    [b, inB.split('')],
    [c, inC.split('')],
  ]);

/*
 * By hand, rows p q r s t: A has p q r s, B has q p t, C has p t.
 * Coverage A 4/5, B 3/5, C 2/5. Only in A: r, s. In all others but not in A: t (B and C).
 * Jaccard A, B: {p q} / {p q r s t} = 2/5; B, C: {p t} / {p q t} = 2/3.
 * Tau A, B over q, p: one pair, the other way round: -1. Tau B, C over p, t: +1. A, C share p alone: none.
 */
const worked = grid('pqrs', 'qpt', 'pt');

describe('figures of the claim grid, worked by hand', () => {
  test('coverage, unique, gaps', () => {
    expect([a, b, c].map((source) => coverage(worked, source))).toEqual([0.8, 0.6, 0.4]);
    expect([a, b, c].map((source) => uniqueRows(worked, source).join(''))).toEqual(['rs', '', '']);
    expect([a, b, c].map((source) => gaps(worked, source).join(''))).toEqual(['t', '', 'q']);
  });

  test('Jaccard', () => {
    expect(jaccard(worked, a, b)).toBe(0.4);
    expect(jaccard(worked, b, c)).toBeCloseTo(2 / 3);
  });

  test('Kendall’s tau', () => {
    expect(kendallTau(worked, a, b)).toBe(-1);
    expect(kendallTau(worked, b, c)).toBe(1);
    expect(kendallTau(worked, a, c)).toBeNull();
    // pqrs against psrq: pq+ pr+ ps+ qr- qs- rs-: 3 - 3 of 6.
    expect(kendallTau(grid('pqrs', 'psrq', ''), a, b)).toBe(0);
  });

  test('nothing at all gives no figure', () => {
    const empty = grid('', '', '');
    expect(coverage(empty, a)).toBeNull();
    expect(jaccard(empty, a, b)).toBeNull();
    expect(gaps(new Map([[a, []]]), a)).toEqual([]);
  });
});

describe('properties', () => {
  const rows = fc.shuffledSubarray('pqrstuv'.split('')).map((some) => some.join(''));
  test('bounds and symmetry, whatever the order of the articles', () => {
    fc.assert(
      fc.property(rows, rows, rows, (inA, inB, inC) => {
        const given = grid(inA, inB, inC);
        const turned: RowsBySource = new Map([...given].toReversed());
        const tau = kendallTau(given, a, b);
        expect(tau === null || (tau >= -1 && tau <= 1)).toBe(true);
        expect(kendallTau(given, b, a)).toBe(tau);
        expect(jaccard(given, a, b)).toBe(jaccard(turned, b, a));
        for (const source of [a, b, c]) {
          const share = coverage(given, source);
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
          expect(coverage(turned, source)).toBe(share);
          expect(new Set(gaps(turned, source))).toEqual(new Set(gaps(given, source)));
        }
      }),
    );
  });
});
