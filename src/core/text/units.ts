/*
 * The one place that converts offset units. Inside, offsets are UTF-16 units, as the DOM and JavaScript count;
 * each exporter names the unit it writes (research: formats 0.1).
 * Not a search: use quote.ts to find text. Comes from a revision's text; goes to exporters and importers.
 */

export type OffsetUnit = 'utf-16' | 'code-point';

/** Converts between UTF-16 offsets and code points of one text; O(log n) a call after one pass over the text. */
export class OffsetTable {
  /** UTF-16 index of the second half of each surrogate pair, ascending. */
  readonly #trailing: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const trailing: number[] = [];
    for (let index = 1; index < text.length; index++) {
      if (isTrailing(text.charCodeAt(index)) && isLeading(text.charCodeAt(index - 1))) {
        trailing.push(index);
      }
    }
    this.#trailing = trailing;
    this.#length = text.length;
  }

  /** True when the text has characters beyond the BMP, so that the two units differ. */
  get hasAstral(): boolean {
    return this.#trailing.length > 0;
  }

  /** @throws RangeError when the UTF-16 offset lies outside the text or inside a surrogate pair. */
  toCodePoints(utf16: number): number {
    if (!Number.isInteger(utf16) || utf16 < 0 || utf16 > this.#length) {
      throw new RangeError(`UTF-16 offset ${utf16} is outside the text (0 to ${this.#length})`);
    }
    const pairs = countBelow(this.#trailing, utf16);
    if (this.#trailing[pairs] === utf16) {
      throw new RangeError(`UTF-16 offset ${utf16} lies inside a surrogate pair`);
    }
    return utf16 - pairs;
  }

  /** @throws RangeError when the code point offset lies outside the text. */
  toUtf16(codePoints: number): number {
    const length = this.#length - this.#trailing.length;
    if (!Number.isInteger(codePoints) || codePoints < 0 || codePoints > length) {
      throw new RangeError(`code point offset ${codePoints} is outside the text (0 to ${length})`);
    }
    let low = 0;
    let high = this.#trailing.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const trailing = this.#trailing[middle] ?? this.#length;
      if (trailing - middle <= codePoints) low = middle + 1;
      else high = middle;
    }
    return codePoints + low;
  }
}

function countBelow(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLeading(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isTrailing(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
