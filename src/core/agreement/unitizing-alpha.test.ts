import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { about, referenceCase, told } from '../../testing/reference-cases.ts';
import { unitizingAlphas } from './unitizing-alpha.ts';
import { isSingleValued, unitsInOrder, withoutValues, type Continuum, type Unit } from './units.ts';

const unit = (start: number, end: number, value = 'a'): Unit => ({ start, end, value });

describe('the worked example of Krippendorff 2019, figure 12.11', () => {
  const { input, expected, tolerance } = referenceCase(
    'ualpha_family_book_fig12_11',
    v.object({
      L: v.number(),
      observers: v.record(v.string(), v.array(v.tuple([v.number(), v.number(), v.string()]))),
    }),
    v.object({
      u_alpha_nominal: v.number(),
      bu_alpha_binary: v.number(),
      cu_alpha_nominal: v.number(),
      ku_alpha: v.record(v.string(), v.nullable(v.number())),
      coverage: v.record(v.string(), v.number()),
    }),
  );
  const coders = Object.values(input.observers).map((units) => units.map((one) => unit(...one)));
  const alphas = unitizingAlphas([{ length: input.L, coders }]);
  const near = (value: number) => about(value, tolerance);

  test('u, |u and cu', () => {
    expect(told(alphas.u)).toEqual(near(expected.u_alpha_nominal));
    expect(told(alphas.binary)).toEqual(near(expected.bu_alpha_binary));
    expect(told(alphas.coding)).toEqual(near(expected.cu_alpha_nominal));
  });

  test.each(Object.entries(expected.ku_alpha))('(%s)u', (value, wanted) => {
    const found = told(alphas.byValue.get(value)?.alpha);
    expect(found).toEqual(about(wanted ?? 'nothing-paired', tolerance));
  });

  test.each(Object.entries(expected.coverage))('coverage of %s', (value, wanted) => {
    expect(alphas.byValue.get(value)?.coverage).toEqual(near(wanted));
  });
});

const later = (units: readonly Unit[]) =>
  units.map(({ start, end, value }) => unit(start + 40, end + 40, value));

/** One coder of a text of 40: units that neither touch by chance nor overlap. */
const coder = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 }).chain((edges) => {
  const sorted = edges.toSorted((a, b) => a - b);
  const pairs = sorted.flatMap((start, at) => {
    const end = sorted[at + 1];
    return at % 2 === 0 && end !== undefined ? [{ start, end }] : [];
  });
  return fc.tuple(
    ...pairs.map((span) => fc.constantFrom('a', 'b', 'c').map((value) => ({ ...span, value }))),
  );
});
const continuum = fc
  .array(coder, { minLength: 2, maxLength: 4 })
  .map((coders): Continuum => ({ length: 40, coders }));

function valueAt(units: readonly Unit[], at: number): string {
  return units.find(({ start, end }) => start <= at && at < end)?.value ?? '';
}

/** The formulas as they are written, place by place and pair by pair of coders. */
function byDefinition({ length, coders }: Continuum) {
  const m = coders.length;
  const cells = new Map<string, number>();
  for (let at = 0; at < length; at++) {
    for (const [i, one] of coders.entries()) {
      for (const [j, other] of coders.entries()) {
        if (i === j) continue;
        const key = `${valueAt(one, at)} ${valueAt(other, at)}`;
        cells.set(key, (cells.get(key) ?? 0) + 1 / (m - 1));
      }
    }
  }
  const values = ['', 'a', 'b', 'c'];
  const l = (c: string, k: string) => cells.get(`${c} ${k}`) ?? 0;
  const row = (c: string) => values.reduce((sum, k) => sum + l(c, k), 0);
  const whole = m * length;
  const own = (c: string) =>
    c === ''
      ? row('')
      : coders
          .flat()
          .reduce((sum, { start, end, value }) => sum + (value === c ? (end - start) ** 2 : 0), 0);
  const allOwn = values.reduce((sum, c) => sum + own(c), 0);
  const e = (c: string, k: string) =>
    (whole * (row(c) * row(k) - (c === k ? own(c) : 0))) / (whole ** 2 - allOwn);
  const alpha = (differs: (c: string, k: string) => boolean) => {
    let [observed, expected] = [0, 0];
    for (const c of values) {
      for (const k of values) {
        if (!differs(c, k)) continue;
        observed += l(c, k);
        expected += e(c, k);
      }
    }
    return expected === 0 ? 'no-variation' : 1 - observed / expected;
  };
  return {
    u: alpha((c, k) => c !== k),
    binary: alpha((c, k) => (c === '') !== (k === '')),
    coding: codingByDefinition({ length, coders }, l),
  };
}

/** Of what two coders gave a value; a unit by itself adds its length under the values of each other, over m - 1. */
function codingByDefinition({ coders }: Continuum, l: (c: string, k: string) => number) {
  const values = ['a', 'b', 'c'];
  const row = (c: string) => values.reduce((sum, k) => sum + l(c, k), 0);
  const both = values.reduce((sum, c) => sum + row(c), 0);
  if (both === 0) return 'nothing-paired';
  const own = (c: string) =>
    coders
      .flatMap((units, i) => units.map((one) => ({ ...one, i })))
      .filter(({ value }) => value === c)
      .map(({ start, end, i }) =>
        coders
          .filter((_, j) => j !== i)
          .flat()
          .reduce(
            (sum, other) =>
              sum + Math.max(0, Math.min(end, other.end) - Math.max(start, other.start)),
            0,
          ),
      )
      .reduce((sum, length) => sum + (length / (coders.length - 1)) ** 2, 0);
  const allOwn = values.reduce((sum, c) => sum + own(c), 0);
  let [observed, expected] = [0, 0];
  for (const c of values) {
    for (const k of values) {
      if (c === k) continue;
      observed += l(c, k);
      expected += (both * row(c) * row(k)) / (both ** 2 - allOwn);
    }
  }
  return expected === 0 ? 'no-variation' : 1 - observed / expected;
}

describe('u-alpha, |u-alpha and cu-alpha', () => {
  test('are what the formulas say, place by place', () => {
    fc.assert(
      fc.property(continuum, (text) => {
        const found = unitizingAlphas([text]);
        const wanted = byDefinition(text);
        for (const figure of ['u', 'binary', 'coding'] as const) {
          expect(told(found[figure])).toEqual(about(wanted[figure]));
        }
      }),
    );
  });

  test('texts that all coders coded are one text', () => {
    fc.assert(
      fc.property(coder, coder, coder, coder, (a, b, c, d) => {
        const apart = unitizingAlphas([
          { length: 40, coders: [a, b] },
          { length: 40, coders: [c, d] },
        ]);
        const whole = unitizingAlphas([
          {
            length: 80,
            coders: [
              [...a, ...later(c)],
              [...b, ...later(d)],
            ],
          },
        ]);
        for (const figure of ['u', 'binary', 'coding'] as const) {
          expect(told(apart[figure])).toEqual(about(told(whole[figure])));
        }
        for (const [value, { alpha, coverage }] of whole.byValue) {
          expect(told(apart.byValue.get(value)?.alpha)).toEqual(about(told(alpha)));
          expect(apart.byValue.get(value)?.coverage).toEqual(about(coverage));
        }
      }),
    );
  });
});

describe('the whole family', () => {
  test('does not ask who is who or how values are called; stretching the text changes no coding', () => {
    fc.assert(
      fc.property(continuum, ({ length, coders }) => {
        const found = unitizingAlphas([{ length, coders }]);
        const renamed = new Map([
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ]);
        const other = coders
          .toReversed()
          .map((units) => units.map((one) => ({ ...one, value: renamed.get(one.value) ?? '' })));
        const turned = unitizingAlphas([{ length, coders: other }]);
        for (const figure of ['u', 'binary', 'coding'] as const) {
          expect(told(turned[figure])).toEqual(about(told(found[figure])));
        }
        for (const [value, { alpha, coverage }] of found.byValue) {
          const same = turned.byValue.get(renamed.get(value) ?? '');
          expect(told(same?.alpha)).toEqual(about(told(alpha)));
          expect(same?.coverage).toEqual(about(coverage));
        }
      }),
    );
  });

  test('is 1 for equal coders, or says that nothing varies', () => {
    fc.assert(
      fc.property(coder, fc.integer({ min: 2, max: 5 }), (units, count) => {
        const coders = Array.from({ length: count }, () => units);
        const { u, binary, coding, byValue } = unitizingAlphas([{ length: 40, coders }]);
        for (const one of [u, binary, coding, ...byValue.values().map(({ alpha }) => alpha)]) {
          expect([about(1), 'no-variation']).toContainEqual(told(one));
        }
        for (const { coverage } of byValue.values()) expect(coverage).toBeCloseTo(1, 12);
      }),
    );
  });

  test('says why there is nothing', () => {
    expect(told(unitizingAlphas([]).u)).toBe('nothing-paired');
    expect(told(unitizingAlphas([{ length: 9, coders: [[unit(0, 2)]] }]).u)).toBe('nothing-paired');
    const blank = unitizingAlphas([{ length: 9, coders: [[], []] }]);
    expect([told(blank.u), told(blank.binary), told(blank.coding)]).toEqual([
      'no-variation',
      'no-variation',
      'nothing-paired',
    ]);
    const apart = unitizingAlphas([{ length: 9, coders: [[unit(0, 2)], [unit(4, 6, 'b')]] }]);
    expect(told(apart.coding)).toBe('nothing-paired');
    expect(apart.byValue.get('b')).toMatchObject({ alpha: { kind: 'none' }, coverage: 0 });
  });

  test('refuses units that overlap or leave the text', () => {
    for (const units of [[unit(0, 5), unit(4, 6)], [unit(3, 10)], [unit(2, 2)]]) {
      expect(() => unitizingAlphas([{ length: 9, coders: [units, []] }])).toThrow(RangeError);
    }
  });
});

describe('marks as units', () => {
  test('overlapping ones of a value are one, touching ones two, different values stand side by side', () => {
    const units = unitsInOrder([unit(5, 9), unit(7, 12), unit(12, 14), unit(0, 2, 'b')]);
    expect(units).toEqual([unit(0, 2, 'b'), unit(5, 12), unit(12, 14)]);
    expect(isSingleValued(units)).toBe(true);
    expect(isSingleValued(unitsInOrder([unit(5, 9), unit(8, 10, 'b')]))).toBe(false);
    expect(withoutValues([unit(5, 9), unit(8, 10, 'b')])).toEqual([unit(5, 10, 'any')]);
  });
});
