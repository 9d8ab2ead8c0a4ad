import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { referenceCase } from '../../testing/reference-cases.ts';
import type { Span } from '../text/segments.ts';
import { codedSpans, MATCH_RULES, Matches } from './span-matching.ts';
import type { CodedSpans, MatchRule } from './span-matching.ts';

const coded = (spans: readonly (readonly [number, number])[]) =>
  codedSpans(spans.map(([start, end]) => [{ start, end }]));

function matchesOf(one: CodedSpans, other: CodedSpans): Matches {
  const matches = new Matches();
  matches.add(one, other);
  return matches;
}

/** Precision, recall, F1. */
function figuresOf(matches: Matches, rule: MatchRule) {
  const { found, of, foundOther, ofOther } = matches[rule];
  return [found / of, foundOther / ofOther, matches.f1(rule)];
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
  const matches = matchesOf(coded(input.pred_raw), coded(input.gold_raw));
  const [precision, recall, both] = figuresOf(matches, 'partial');
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
  const matches = (tag: string | null) => matchesOf(of(input.pred, tag), of(input.gold, tag));

  test.each(MATCH_RULES)('%s', (rule) => {
    const sum = matches('LL');
    sum.addSum(matches('NC'));
    const byTag = figuresOf(sum, rule);
    const whatever = figuresOf(matches(null), rule);
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
        const figure = Number(matchesOf(a, b).f1(rule));
        expect(figure).toBeCloseTo(Number(matchesOf(b, a).f1(rule)), 12);
        expect(figure).toBeGreaterThanOrEqual(0);
        expect(figure).toBeLessThanOrEqual(1 + 1e-12);
        expect(matchesOf(a, codedSpans(one.toReversed())).f1(rule)).toBeCloseTo(1, 12);
      }),
    );
  });

  /* Against the plain definition, every span with every span. */
  test('is what the definition says', () => {
    fc.assert(
      fc.property(marks, marks, (one, other) => {
        const [a, b] = [codedSpans(one), codedSpans(other)];
        const { found, of } = matchesOf(a, b)[rule];
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
  const matches = matchesOf(one, other);
  expect(matches.exact).toMatchObject({ found: 0, of: 1, ofOther: 1 });
  expect(matches.overlap).toMatchObject({ found: 1, of: 1, foundOther: 1 });
  expect(matchesOf(codedSpans([]), codedSpans([])).f1('exact')).toBeNull();
  matches.clear();
  expect(matches).toEqual(new Matches());
});
