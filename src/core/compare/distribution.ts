/** Shares that sum to one, of forms, tags or speakers, and how far two of them lie apart. Logarithms to base 2. */

export type Shares<K> = ReadonlyMap<K, number>;

/** Each amount over their sum; empty when the sum is 0. */
export function sharesOf<K>(amounts: Iterable<readonly [K, number]>): Shares<K> {
  const all = [...amounts];
  const sum = all.reduce((total, [, amount]) => total + amount, 0);
  return new Map(sum === 0 ? [] : all.map(([key, amount]) => [key, amount / sum]));
}

/** H = - Σ p log2 p, in bits: 0 for one kind alone, log2 n for n kinds alike (Shannon 1948). */
export function entropy(shares: Shares<unknown>): number {
  let sum = 0;
  for (const share of shares.values()) if (share > 0) sum -= share * Math.log2(share);
  return sum;
}

/**
 * Jensen-Shannon distance, 0 (the same) to 1 (nothing in common): the square root of
 * H((P + Q) / 2) - (H(P) + H(Q)) / 2 (Endres and Schindelin 2003, IEEE Trans. Inf. Theory 49; research: domain 5.1
 * without the root). Null when one of the two is empty.
 */
export function jensenShannonDistance<K>(p: Shares<K>, q: Shares<K>): number | null {
  if (p.size === 0 || q.size === 0) return null;
  const mixture = new Map(
    [...p.keys(), ...q.keys()].map((key) => [key, ((p.get(key) ?? 0) + (q.get(key) ?? 0)) / 2]),
  );
  const divergence = entropy(mixture) - (entropy(p) + entropy(q)) / 2;
  return Math.sqrt(Math.min(1, Math.max(0, divergence)));
}
