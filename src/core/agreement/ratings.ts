/** Units that are given (articles, sentences, marks), each with the value that each coder gave it. */

/** A row a unit, a column a coder; null where the coder gave the unit no value. */
export type Ratings<V> = readonly (readonly (V | null)[])[];

export type Category = string | number;

/** The units to which both of two coders gave a value. */
export function pairsOf<V>(ratings: Ratings<V>): (readonly [V, V])[] {
  return ratings.flatMap(([one = null, other = null]) =>
    one === null || other === null ? [] : [[one, other] as const],
  );
}

/** Share of each category in a list that is not empty. */
export function shares<V>(values: readonly V[]): Map<V, number> {
  const found = new Map<V, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1 / values.length);
  return found;
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
