import { beyondChance, none, type Coefficient, type Observed } from './coefficient.ts';
import { sum, type Category, type Ratings } from './ratings.ts';

export interface FleissKappa<V> {
  readonly all: Coefficient<Observed>;
  /** Each category against all others together. */
  readonly byCategory: ReadonlyMap<V, Coefficient>;
}

/**
 * Many coders, each unit with the same number of values (Fleiss 1971). `observed` and `expected` are agreement.
 * @throws RangeError where a value is missing or the numbers differ: use Krippendorff's alpha then.
 */
export function fleissKappa<V extends Category>(ratings: Ratings<V>): FleissKappa<V> {
  const units = ratings.map((unit) => unit.filter((value) => value !== null));
  const each = units[0]?.length ?? 0;
  const uneven = ratings.findIndex((unit) => unit.includes(null) || unit.length !== each);
  if (uneven >= 0) {
    throw new RangeError(`unit ${uneven} does not have the ${each} values of the first one`);
  }
  if (each < 2) return { all: none('nothing-paired'), byCategory: new Map() };
  const counts = units.map((unit) => Map.groupBy(unit, (value) => value));
  const pairs = units.length * each * (each - 1);
  const equal = counts.flatMap((unit) => [...unit.values()]).map(({ length: n }) => n * (n - 1));
  const totals = Map.groupBy(units.flat(), (value) => value);
  const share = (of: readonly V[]) => of.length / (units.length * each);
  const expected = sum(totals.values().map((of) => share(of) ** 2));
  const against = (category: V, p: number): Coefficient => {
    if (p === 1) return none('no-variation');
    const split = sum(
      counts.map((unit) => {
        const n = unit.get(category)?.length ?? 0;
        return n * (each - n);
      }),
    );
    return { kind: 'value', value: 1 - split / (pairs * p * (1 - p)) };
  };
  return {
    all: beyondChance(sum(equal) / pairs, expected),
    byCategory: new Map(
      totals.entries().map(([category, of]) => [category, against(category, share(of))]),
    ),
  };
}
