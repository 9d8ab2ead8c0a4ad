import { none, type Coefficient } from './coefficient.ts';
import { pairsOf, type Category, type Ratings } from './ratings.ts';

/**
 * Positive specific agreement of two coders on one category of given units: 2a / (2a + b + c), which is the F1 of
 * either against the other (Hripcsak and Rothschild 2005). The units that neither gave the category do not count.
 */
export function specificAgreement<V extends Category>(
  ratings: Ratings<V>,
  category: V,
): Coefficient {
  let both = 0;
  let given = 0;
  for (const [a, b] of pairsOf(ratings)) {
    if (a === category && b === category) both++;
    given += Number(a === category) + Number(b === category);
  }
  return given === 0 ? none('nothing-paired') : { kind: 'value', value: (2 * both) / given };
}
