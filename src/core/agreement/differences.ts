/** How far two values of a scale are apart, squared, for Krippendorff's alpha (Krippendorff 2019, 12.3; research: domain 3.1). */
import type { Category } from './ratings.ts';

export interface Difference<V> {
  /** Values with the same key are the same value. */
  keyOf(value: V): Category;
  /**
   * Prepares the differences between the distinct values, which are named by their place in the list.
   * @param counts how often each occurs among the pairable values.
   */
  between(values: readonly V[], counts: readonly number[]): (a: number, b: number) => number;
}

export const nominal: Difference<Category> = {
  keyOf: (value) => value,
  between: () => (a, b) => (a === b ? 0 : 1),
};

export const interval: Difference<number> = {
  keyOf: (value) => value,
  between: (values) => (a, b) => (at(values, a) - at(values, b)) ** 2,
};

/** Values of at least 0, with a true zero. */
export const ratio: Difference<number> = {
  keyOf: (value) => value,
  between: (values) => (a, b) => {
    const [one, other] = [at(values, a), at(values, b)];
    return one === other ? 0 : ((one - other) / (one + other)) ** 2;
  },
};

/** Ranks: as far apart as there are values given between them. */
export const ordinal: Difference<number> = {
  keyOf: (value) => value,
  between: (values, counts) => {
    const ascending = values
      .map((_, index) => index)
      .toSorted((a, b) => at(values, a) - at(values, b));
    const middle = new Map<number, number>();
    let below = 0;
    for (const index of ascending) {
      middle.set(index, below + at(counts, index) / 2);
      below += at(counts, index);
    }
    return (a, b) => ((middle.get(a) ?? 0) - (middle.get(b) ?? 0)) ** 2;
  },
};

type Values = ReadonlySet<string>;

/** 1 less the share of what both chose in what either chose; two empty sets are the same. */
export const jaccard: Difference<Values> = setDifference((shared, union) => 1 - shared / union);

/**
 * Sets where one inside the other counts more than a mere overlap (Passonneau 2006): 1 - J M with M = 1 for equal
 * sets, 2/3 for one inside the other, 1/3 for an overlap. As in NLTK; DKPro's (1 - J)(1 - M) is another measure.
 */
export const masi: Difference<Values> = setDifference((shared, union, smaller) => {
  const monotonicity = shared === union ? 1 : shared === smaller ? 2 / 3 : 1 / 3;
  return 1 - (shared / union) * monotonicity;
});

function setDifference(
  difference: (shared: number, union: number, smaller: number) => number,
): Difference<Values> {
  return {
    keyOf: (values) => JSON.stringify([...values].toSorted()),
    between: (sets) => {
      const bits = asBits(sets);
      const words = bits[0]?.length ?? 0;
      return (a, b) => {
        const [one, other] = [at(bits, a), at(bits, b)];
        let [shared, size, otherSize] = [0, 0, 0];
        for (let word = 0; word < words; word++) {
          const [x, y] = [one[word] ?? 0, other[word] ?? 0];
          shared += countBits(x & y);
          size += countBits(x);
          otherSize += countBits(y);
        }
        const union = size + otherSize - shared;
        return union === 0 ? 0 : difference(shared, union, Math.min(size, otherSize));
      };
    },
  };
}

/** Each set as bits, so that many of them can be compared with one another. */
function asBits(sets: readonly Values[]): Int32Array[] {
  const places = new Map<string, number>();
  for (const set of sets) {
    for (const one of set) if (!places.has(one)) places.set(one, places.size);
  }
  return sets.map((set) => {
    const bits = new Int32Array(Math.ceil(places.size / 32));
    for (const one of set) {
      const place = places.get(one) ?? 0;
      const word = place >> 5;
      bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
    }
    return bits;
  });
}

/** How many bits of 32 are set, by adding neighbours. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there is no value ${index} of ${list.length}`);
  return item;
}
