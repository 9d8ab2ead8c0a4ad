import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { referenceCase } from '../../testing/reference-cases.ts';
import type { Span } from '../text/segments.ts';
import {
  codedSpans,
  f1,
  matchSpans,
  MATCH_RULES,
  type Match,
  type MatchRule,
} from './span-matching.ts';

const coded = (spans: readonly (readonly [number, number])[]) =>
  codedSpans(spans.map(([start, end]) => [{ start, end }]));

const figuresOf = (match: Match) => [
  match.found / match.of,
  match.foundOther / match.ofOther,
  f1(match),
];

function sumOf(a: Match, b: Match): Match {
  return {
    found: a.found + b.found,
    of: a.of + b.of,
    foundOther: a.foundOther + b.foundOther,
    ofOther: a.ofOther + b.ofOther,
  };
}

function shared(s: Span, t: Span): number {
  return Math.max(0, Math.min(s.end, t.end) - Math.max(s.start, t.start));
}

test('partial: the example of the SemEval-2020 scorer', () => {
  const spans = v.array(v.tuple([v.number(), v.number()]));
  const { input, expected, tolerance } = referenceCase(
    'ptc_si_scorer_example',
    v.object({ gold_raw: spans, pred_raw: spans }),
    v.object({ precision: v.number(), recall: v.number(), f1: v.number() }),
  );
  const match = matchSpans('partial', coded(input.pred_raw), coded(input.gold_raw));
  const [precision, recall, both] = figuresOf(match);
  expect(Math.abs(Number(precision) - expected.precision)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(Number(recall) - expected.recall)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(Number(both) - expected.f1)).toBeLessThanOrEqual(tolerance);
});

describe('three rules, made by hand', () => {
  const labelled = v.array(v.tuple([v.number(), v.number(), v.string()]));
  const { input, expected } = referenceCase(
    'span_f1_three_modes',
    v.object({ gold: labelled, pred: labelled }),
    v.record(v.string(), v.array(v.number())),
  );
  const of = (spans: typeof input.gold, tag: string | null) =>
    coded(
      spans.flatMap(([start, end, own]) => (tag === null || own === tag ? [[start, end]] : [])),
    );
  const match = (rule: MatchRule, tag: string | null) =>
    matchSpans(rule, of(input.pred, tag), of(input.gold, tag));

  test.each(MATCH_RULES)('%s', (rule) => {
    const byTag = figuresOf(sumOf(match(rule, 'LL'), match(rule, 'NC')));
    const whatever = figuresOf(match(rule, null));
    const wanted = (name: string) =>
      expected[`${rule}_${name}`]?.map((one) => expect.closeTo(one, 6));
    expect(byTag).toEqual(wanted('labeled'));
    expect(whatever).toEqual(wanted('unlabeled'));
  });
});

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]): Span => ({ start, end: start + length }));
const marks = fc.array(
  span.map((one) => [one]),
  { minLength: 1, maxLength: 12 },
);

describe.each(MATCH_RULES)('%s', (rule) => {
  test('F1 is the same from either side, between 0 and 1, and 1 for equal coders', () => {
    fc.assert(
      fc.property(marks, marks, (one, other) => {
        const [a, b] = [codedSpans(one), codedSpans(other)];
        const figure = Number(f1(matchSpans(rule, a, b)));
        expect(figure).toBeCloseTo(Number(f1(matchSpans(rule, b, a))), 12);
        expect(figure).toBeGreaterThanOrEqual(0);
        expect(figure).toBeLessThanOrEqual(1 + 1e-12);
        expect(f1(matchSpans(rule, a, codedSpans(one.toReversed())))).toBeCloseTo(1, 12);
      }),
    );
  });

  /* Against the plain definition, every span with every span. */
  test('is what the definition says', () => {
    fc.assert(
      fc.property(marks, marks, (one, other) => {
        const [a, b] = [codedSpans(one), codedSpans(other)];
        const { found, of } = matchSpans(rule, a, b);
        const [own, theirs] =
          rule === 'partial' ? [a.merged, b.merged] : [a.marks.flat(), b.marks.flat()];
        const parts = own.map((s) => {
          if (rule === 'exact')
            return theirs.some((t) => t.start === s.start && t.end === s.end) ? 1 : 0;
          if (rule === 'overlap') return theirs.some((t) => shared(s, t) > 0) ? 1 : 0;
          return theirs.reduce((sum, t) => sum + shared(s, t), 0) / (s.end - s.start);
        });
        expect(of).toBe(own.length);
        expect(found).toBeCloseTo(
          parts.reduce((sum, part) => sum + part, 0),
          9,
        );
      }),
    );
  });
});

test('a mark in two pieces is one mark; the same words twice are one', () => {
  const one = codedSpans([
    [
      { start: 0, end: 5 },
      { start: 8, end: 9 },
    ],
  ]);
  const other = codedSpans([[{ start: 0, end: 5 }], [{ start: 0, end: 5 }]]);
  expect(matchSpans('exact', one, other)).toMatchObject({ found: 0, of: 1, ofOther: 1 });
  expect(matchSpans('overlap', one, other)).toMatchObject({ found: 1, of: 1, foundOther: 1 });
  expect(f1(matchSpans('exact', codedSpans([]), codedSpans([])))).toBeNull();
});
