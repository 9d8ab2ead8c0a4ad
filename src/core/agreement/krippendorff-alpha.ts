import { belowChance, none, type Coefficient, type Observed } from './coefficient.ts';
import type { Difference } from './differences.ts';
import type { Ratings } from './ratings.ts';

export interface AlphaParts extends Observed {
  /** Values in units that have at least two: what alpha is made of. */
  readonly paired: number;
}

/** How often a unit has each distinct value, by the value's place in the list. */
type Counts = ReadonlyMap<number, number>;

/**
 * Krippendorff's alpha: any number of coders, missing values, any scale (Krippendorff 2019, 12.3). Units with fewer
 * than two values are left out. `observed` and `expected` are disagreement, D_o and D_e. Time grows with the values
 * and with the square of the distinct ones.
 */
export function krippendorffAlpha<V>(
  ratings: Ratings<V>,
  scale: Difference<V>,
): Coefficient<AlphaParts> {
  const { values, units } = distinct(ratings, scale);
  const totals = values.map(() => 0);
  for (const unit of units) for (const [at, n] of unit) totals[at] = (totals[at] ?? 0) + n;
  const paired = totals.reduce((sum, n) => sum + n, 0);
  if (paired === 0) return none('nothing-paired');
  const between = scale.between(values, totals);
  let observed = 0;
  for (const unit of units) {
    const size = unit.values().reduce((sum, n) => sum + n, 0);
    observed += differencesIn([...unit], between) / (size - 1);
  }
  const expected = differencesIn([...totals.entries()], between) / (paired - 1);
  const alpha = belowChance(observed / paired, expected / paired);
  return alpha.kind === 'none' ? alpha : { ...alpha, paired };
}

/** Sum over ordered pairs. A value differs from itself by 0. */
function differencesIn(
  counts: readonly (readonly [number, number])[],
  between: (a: number, b: number) => number,
): number {
  let sum = 0;
  for (const [place, [a, n]] of counts.entries()) {
    for (let other = place + 1; other < counts.length; other++) {
      const [b, m] = counts[other] ?? [a, 0];
      sum += 2 * n * m * between(a, b);
    }
  }
  return sum;
}

function distinct<V>(
  ratings: Ratings<V>,
  scale: Difference<V>,
): { readonly values: readonly V[]; readonly units: readonly Counts[] } {
  const places = new Map<string | number, number>();
  const values: V[] = [];
  const placeOf = (value: V): number => {
    const key = scale.keyOf(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, values.length);
    return values.push(value) - 1;
  };
  const units = ratings.flatMap((unit): Counts[] => {
    const given = unit.filter((value) => value !== null);
    if (given.length < 2) return [];
    const counts = new Map<number, number>();
    for (const value of given) {
      const place = placeOf(value);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return [counts];
  });
  return { values, units };
}
