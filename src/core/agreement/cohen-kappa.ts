import { belowChance, beyondChance, none, type Coefficient, type Observed } from './coefficient.ts';
import { pairsOf, shares, sum, type Category, type Ratings } from './ratings.ts';

/**
 * Two coders, each with a distribution of their own: A_e = sum p_A(c) p_B(c) (Cohen 1960). Units that one of them
 * did not code are left out. `observed` and `expected` are agreement.
 */
export function cohenKappa<V extends Category>(ratings: Ratings<V>): Coefficient<Observed> {
  const pairs = pairsOf(ratings);
  if (pairs.length === 0) return none('nothing-paired');
  const [first, second] = marginals(pairs);
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const expected = sum(first.entries().map(([value, share]) => share * (second.get(value) ?? 0)));
  return beyondChance(observed, expected);
}

/**
 * The same where some differences weigh more than others (Cohen 1968): 1 - sum w o / sum w e. `observed` and
 * `expected` are weighted disagreement.
 * @param weight 0 for equal values, at most 1, the same from both sides.
 */
export function weightedKappa<V extends Category>(
  ratings: Ratings<V>,
  weight: (a: V, b: V) => number,
): Coefficient<Observed> {
  const pairs = pairsOf(ratings);
  if (pairs.length === 0) return none('nothing-paired');
  const [first, second] = marginals(pairs);
  const observed = sum(pairs.map(([a, b]) => weight(a, b))) / pairs.length;
  let expected = 0;
  for (const [a, share] of first) {
    for (const [b, other] of second) expected += weight(a, b) * share * other;
  }
  return belowChance(observed, expected);
}

function marginals<V>(pairs: readonly (readonly [V, V])[]): [Map<V, number>, Map<V, number>] {
  return [shares(pairs.map(([a]) => a)), shares(pairs.map(([, b]) => b))];
}
