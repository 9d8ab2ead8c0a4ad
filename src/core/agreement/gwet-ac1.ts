import { beyondChance, none, type Coefficient, type Observed } from './coefficient.ts';
import { pairsOf, shares, sum, type Category, type Ratings } from './ratings.ts';

/**
 * Two coders; steady where one category is rare or nearly all: A_e = sum p (1 - p) / (q - 1), p as in Scott's pi
 * (Gwet 2008). Units that one of them did not code are left out. `observed` and `expected` are agreement.
 * @param categories q: how many categories the coders could choose from, whether they used them or not.
 * @throws RangeError with fewer categories than the values show.
 */
export function gwetAc1<V extends Category>(
  ratings: Ratings<V>,
  categories: number,
): Coefficient<Observed> {
  const pairs = pairsOf(ratings);
  if (pairs.length === 0) return none('nothing-paired');
  const chosen = shares(pairs.flat());
  if (categories < chosen.size) {
    throw new RangeError(`${chosen.size} categories occur, ${categories} were named`);
  }
  if (categories === 1) return none('no-variation');
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const expected = sum(chosen.values().map((share) => share * (1 - share))) / (categories - 1);
  return beyondChance(observed, expected);
}
