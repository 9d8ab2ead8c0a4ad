import { none, type Coefficient } from './coefficient.ts';
import { sum, type Category, type Ratings } from './ratings.ts';

/**
 * Mean over the units of the share of equal pairs of coders, 0 to 1. Units with fewer than two values are left out.
 * Nothing is taken off for chance (Artstein and Poesio 2008, 2.2).
 */
export function observedAgreement<V extends Category>(ratings: Ratings<V>): Coefficient {
  const parts = ratings.flatMap((unit) => {
    const given = unit.filter((value) => value !== null);
    if (given.length < 2) return [];
    const counts = Map.groupBy(given, (value) => value).values();
    const equal = sum(counts.map(({ length }) => length * (length - 1)));
    return [equal / (given.length * (given.length - 1))];
  });
  if (parts.length === 0) return none('nothing-paired');
  return { kind: 'value', value: sum(parts) / parts.length };
}
