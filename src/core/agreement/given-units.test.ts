import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { about, figures, referenceCase, tableCase, told } from '../../testing/reference-cases.ts';
import { cohenKappa, weightedKappa } from './cohen-kappa.ts';
import type { Coefficient } from './coefficient.ts';
import { interval, jaccard, masi, nominal, ordinal, ratio } from './differences.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { observedAgreement } from './observed-agreement.ts';
import type { Ratings } from './ratings.ts';
import { scottPi } from './scott-pi.ts';
import { specificAgreement } from './specific-agreement.ts';

/** A request against a statement weighs half (Artstein and Poesio 2008, 3.2.3). */
const halfForChecks = (a: number, b: number) => (a === b ? 0 : a === 2 || b === 2 ? 0.5 : 1);
const setsOf = (...sets: string[]) => sets.map((letters) => new Set(letters));
const between = (scale: typeof masi, a: string, b: string) =>
  scale.between(setsOf(a, b), [1, 1])(0, 1);

describe('two coders, values from the literature', () => {
  test.each(['kappa_cohen1960_p45', 'kappa_cohen1960_p37', 'kappa_artstein_poesio_ex1'])(
    'Cohen’s kappa: %s',
    (id) => {
      const { ratings, expected, tolerance } = tableCase(id);
      const found = cohenKappa(ratings);
      const { Ao = Number.NaN, Ae = Number.NaN } = expected;
      const kappa = expected['kappa'] ?? (Ao - Ae) / (1 - Ae);
      expect(found).toMatchObject({
        value: about(kappa, tolerance),
        observed: about(Ao, tolerance),
        expected: about(Ae, tolerance),
      });
      expect(told(observedAgreement(ratings))).toEqual(about(Ao, tolerance));
    },
  );

  test('weighted kappa: Artstein and Poesio, a request against a statement weighs half', () => {
    const { ratings, expected, tolerance } = tableCase('weighted_kappa_artstein_poesio_ex2');
    const found = weightedKappa(ratings, halfForChecks);
    expect(told(found)).toEqual(about(expected['kappa_w'], tolerance));
    expect(found).toMatchObject({ observed: expect.closeTo(0.09), expected: expect.closeTo(0.49) });
  });

  test('Scott’s pi: Artstein and Poesio', () => {
    const { ratings, expected, tolerance } = tableCase('scott_pi_artstein_poesio_ex1');
    const found = scottPi(ratings);
    expect(found).toMatchObject({
      value: about(expected['pi'], tolerance),
      expected: about(expected['Ae'], tolerance),
    });
  });

  test('Gwet’s AC1: the table of Cohen, by irrCAC', () => {
    const { ratings, expected, tolerance } = tableCase('gwet_ac1_cohen_p45');
    const found = gwetAc1(ratings, 3);
    expect(found).toMatchObject({
      value: about(expected['ac1'], tolerance),
      expected: about(expected['pe'], tolerance),
    });
  });

  test('specific agreement: Artstein and Poesio, table 1', () => {
    const { ratings, expected, tolerance } = tableCase('psa_artstein_poesio_ex1');
    expect(told(specificAgreement(ratings, 0))).toEqual(about(expected['STAT'], tolerance));
    expect(told(specificAgreement(ratings, 1))).toEqual(about(expected['IReq'], tolerance));
  });
});

describe('many coders, values from the literature', () => {
  const items = v.object({ items: v.array(v.array(v.number())) });
  const units = v.object({ units: v.array(v.array(v.nullable(v.number()))) });

  test('Fleiss’ kappa: 30 diagnoses by 6 physicians', () => {
    const shape = v.object({ kappa: v.number(), per_category: figures });
    const { input, expected, tolerance } = referenceCase('fleiss1971_table1', items, shape);
    const { all, byCategory } = fleissKappa(input.items);
    expect(told(all)).toEqual(about(expected.kappa, tolerance));
    for (const [category, value] of byCategory) {
      expect(told(value)).toEqual(about(expected.per_category[category], tolerance));
    }
    expect(byCategory.size).toBe(5);
  });

  test.each(['alpha_missing_4coders_12units', 'alpha_3coders_k1980'])(
    'Krippendorff’s alpha on every scale: %s',
    (id) => {
      const { input, expected, tolerance } = referenceCase(id, units, figures);
      const scales = Object.entries({ nominal, ordinal, interval, ratio });
      const stated = scales.filter(([name]) => name in expected);
      expect(stated.length).toBeGreaterThanOrEqual(3);
      for (const [name, scale] of stated) {
        const found = told(krippendorffAlpha(input.units, scale));
        expect([name, found]).toEqual([name, about(expected[name], tolerance)]);
      }
    },
  );

  test('40 values of the worked example can be paired; a unit of one value counts in nothing', () => {
    const { input } = referenceCase('alpha_missing_4coders_12units', units, figures);
    expect(krippendorffAlpha(input.units, nominal)).toMatchObject({ paired: 40 });
    expect(krippendorffAlpha([...input.units, [9, null, null, null]], nominal)).toEqual(
      krippendorffAlpha(input.units, nominal),
    );
  });

  test('ordinal alpha: tone of 40 news articles by 5 coders (Hayes and Krippendorff 2007)', () => {
    const id = 'alpha_ordinal_hayes_krippendorff2007';
    const { input, expected, tolerance } = referenceCase(id, units, figures);
    expect(told(krippendorffAlpha(input.units, ordinal))).toEqual(
      about(expected['alpha'], tolerance),
    );
  });

  test('nominal alpha: binary and three categories', () => {
    const category = v.union([v.string(), v.number()]);
    const any = v.object({ units: v.array(v.array(category)) });
    for (const id of ['alpha_nominal_binary_k2004', 'alpha_nominal_3cat_k2004']) {
      const { input, expected, tolerance } = referenceCase(id, any, figures);
      const found = krippendorffAlpha(input.units, nominal);
      expect(found).toMatchObject({
        value: about(expected['alpha'], tolerance),
        observed: about(expected['Do'], tolerance),
        expected: about(expected['De'], tolerance),
      });
    }
  });
});

describe('sets', () => {
  /* By hand after Passonneau 2006: J = 2/3 and M = 2/3; J = 1/3 and M = 1/3; J = 0. */
  test.each([
    ['ab', 'abc', 1 / 3, 1 - 4 / 9],
    ['ab', 'bc', 2 / 3, 1 - 1 / 9],
    ['a', 'b', 1, 1],
    ['', 'b', 1, 1],
    ['', '', 0, 0],
    ['ab', 'ba', 0, 0],
  ])('%s and %s', (a, b, byJaccard, byMasi) => {
    expect(between(jaccard, a, b)).toBeCloseTo(byJaccard, 12);
    expect(between(masi, a, b)).toBeCloseTo(byMasi, 12);
  });

  test('sets of more than 32 things', () => {
    const letters = Array.from({ length: 40 }, (_, at) => String.fromCharCode(97 + at)).join('');
    expect(between(jaccard, letters, letters.slice(10))).toBeCloseTo(10 / 40, 12);
    expect(between(masi, letters, letters.slice(10))).toBeCloseTo(1 - (30 / 40) * (2 / 3), 12);
  });

  /* By hand: units (a, ab) and (c, c). Jaccard: D_o = (2 x 1/2) / 4 = .25; pairs of all four values a, ab, c, c:
     a-ab 1/2, a-c 1 twice, ab-c 1 twice: D_e = 2 x 4.5 / 12 = .75; alpha = 2/3. */
  test('alpha worked by hand', () => {
    const ratings = [setsOf('a', 'ab'), setsOf('c', 'c')];
    expect(told(krippendorffAlpha(ratings, jaccard))).toBeCloseTo(2 / 3, 12);
  });
});

const value = fc.integer({ min: 1, max: 4 });
const column = { minLength: 1, maxLength: 12 };
const twoCoders = fc.array(fc.tuple(value, value), column);
const withMissing = fc.array(
  fc.array(fc.option(value, { freq: 4 }), { minLength: 3, maxLength: 3 }),
  column,
);
const pairwise: readonly (readonly [string, (ratings: Ratings<number>) => Coefficient])[] = [
  ['observed agreement', observedAgreement],
  ['kappa', cohenKappa],
  ['weighted kappa', (ratings) => weightedKappa(ratings, (a, b) => Math.abs(a - b) / 3)],
  ['pi', scottPi],
  ['AC1', (ratings) => gwetAc1(ratings, 4)],
  ['Fleiss', (ratings) => fleissKappa(ratings).all],
  ['alpha', (ratings) => krippendorffAlpha(ratings, nominal)],
  ['ordinal alpha', (ratings) => krippendorffAlpha(ratings, ordinal)],
  ['interval alpha', (ratings) => krippendorffAlpha(ratings, interval)],
  ['ratio alpha', (ratings) => krippendorffAlpha(ratings, ratio)],
];

describe.each(pairwise)('%s', (name, measure) => {
  test('is the same from either coder’s side, 1 for equal coders, never above, never NaN', () => {
    fc.assert(
      fc.property(twoCoders, (ratings) => {
        const found = measure(ratings);
        expect(told(measure(ratings.map(([a, b]) => [b, a])))).toEqual(about(told(found)));
        const figure = found.kind === 'value' ? found.value : 0;
        expect(Number.isFinite(figure)).toBe(true);
        expect(figure).toBeLessThanOrEqual(1 + 1e-9);
        const equal = measure(ratings.map(([a]) => [a, a]));
        const varies = new Set(ratings.map(([a]) => a)).size > 1;
        const isOne = varies || name === 'observed agreement' || name === 'AC1';
        expect(told(equal)).toEqual(isOne ? about(1) : 'no-variation');
      }),
    );
  });
});

const unranked = pairwise.filter(([name]) => !/weighted|ordinal|interval|ratio/.test(name));
test.each(unranked)('%s knows no names of categories', (_, measure) => {
  const renamed = [3, 1, 4, 2];
  fc.assert(
    fc.property(twoCoders, (ratings) => {
      const other = ratings.map((unit) => unit.map((one) => renamed[one - 1] ?? 0));
      expect(told(measure(other))).toEqual(about(told(measure(ratings))));
    }),
  );
});

const withGaps = pairwise.filter(([name]) => name !== 'Fleiss');
test.each(withGaps)('%s of coders who have no unit in common', (_, measure) => {
  expect(
    told(
      measure([
        [1, null],
        [null, 2],
      ]),
    ),
  ).toBe('nothing-paired');
  expect(told(measure([]))).toBe('nothing-paired');
});

describe('alpha with missing values', () => {
  test('does not ask who gave which value, nor in which order the units stand', () => {
    fc.assert(
      fc.property(withMissing, (ratings) => {
        for (const scale of [nominal, ordinal, interval, ratio]) {
          const turned = ratings.map((unit) => unit.toReversed()).toReversed();
          expect(told(krippendorffAlpha(turned, scale))).toEqual(
            about(told(krippendorffAlpha(ratings, scale))),
          );
        }
      }),
    );
  });

  test('for two complete coders it is pi with a correction for few units', () => {
    fc.assert(
      fc.property(twoCoders, (ratings) => {
        const pi = told(scottPi(ratings));
        const n = 2 * ratings.length;
        const wanted = typeof pi === 'number' ? 1 - ((1 - pi) * (n - 1)) / n : pi;
        expect(told(krippendorffAlpha(ratings, nominal))).toEqual(about(wanted));
      }),
    );
  });
});

test('no variation is said and never a number (Krippendorff 1995, example D)', () => {
  const pairs = v.object({ pairs: v.array(v.array(v.number())) });
  const shape = v.object({ kappa: v.null() });
  const { input } = referenceCase('kappa_degenerate_single_category', pairs, shape);
  for (const measure of [cohenKappa, scottPi, (of: Ratings<number>) => gwetAc1(of, 1)]) {
    expect(told(measure(input.pairs))).toBe('no-variation');
  }
  expect(told(krippendorffAlpha(input.pairs, nominal))).toBe('no-variation');
  expect(told(specificAgreement(input.pairs, 2))).toBe('nothing-paired');
});

test('Fleiss’ kappa refuses units with missing values, AC1 a number of categories that is too small', () => {
  expect(() =>
    fleissKappa([
      [1, 2],
      [1, null],
    ]),
  ).toThrow(/unit 1 /);
  expect(() => gwetAc1([[1, 2]], 1)).toThrow(/2 categories/);
});
