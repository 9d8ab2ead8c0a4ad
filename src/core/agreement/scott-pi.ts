import { beyondChance, none, type Coefficient, type Observed } from './coefficient.ts';
import { pairsOf, shares, sum, type Category, type Ratings } from './ratings.ts';

/**
 * Two coders with one distribution for both: A_e = sum ((p_A + p_B) / 2)^2 (Scott 1955). Units that one of them did
 * not code are left out. `observed` and `expected` are agreement.
 */
export function scottPi<V extends Category>(ratings: Ratings<V>): Coefficient<Observed> {
  const pairs = pairsOf(ratings);
  if (pairs.length === 0) return none('nothing-paired');
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const expected = sum(
    shares(pairs.flat())
      .values()
      .map((share) => share ** 2),
  );
  return beyondChance(observed, expected);
}
