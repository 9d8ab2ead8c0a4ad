/** How far the units of different coders lie over one another, summed over texts by a sweep along each of them. */
import type { Continuum, Unit } from './units.ts';

/** Lengths in the unit of the texts, each pair of coders counted from both sides and divided by the coders less one. */
export interface ValueOverlap {
  /** l_c.: all that has the value. */
  length: number;
  /** l_cc: over the same value of another coder. */
  paired: number;
  /** l*_c.: over any value of another coder. */
  met: number;
  /** Sum of the squares of what each unit by itself adds to `met`. */
  metSelfPairs: number;
}

type Blank = Pick<ValueOverlap, 'length' | 'paired'>;

interface Edge {
  readonly at: number;
  readonly value: string;
  readonly step: 1 | -1;
}

export class Overlaps {
  /** What coders gave no value. */
  readonly blank: Blank = { length: 0, paired: 0 };
  readonly values = new Map<string, ValueOverlap>();
  /** l..: length times coders. */
  whole = 0;
  /** Sum of the squares of the units' lengths, and of the length of what is blank: pairs of a unit with itself. */
  selfPairs = 0;

  /** @throws RangeError where the units of a coder overlap or leave the text. */
  add({ coders, length }: Continuum): void {
    const edges = coders.flatMap((units) => edgesOf(units, length));
    edges.sort((a, b) => a.at - b.at);
    const valuedUpTo = this.#sweep(edges, coders.length, length);
    for (const unit of coders.flat()) {
      const own = unit.end - unit.start;
      const valued = (valuedUpTo.get(unit.end) ?? 0) - (valuedUpTo.get(unit.start) ?? 0);
      this.selfPairs += own ** 2;
      this.#of(unit.value).metSelfPairs += ((valued - own) / (coders.length - 1)) ** 2;
    }
  }

  /** @returns at each edge, the valued length up to there, summed over coders. */
  #sweep(edges: readonly Edge[], coders: number, length: number): Map<number, number> {
    const open = new Map<string, number>();
    const valuedUpTo = new Map<number, number>([[0, 0]]);
    let valued = 0;
    let sum = 0;
    let from = 0;
    const stretch = (to: number) => {
      const long = to - from;
      if (long === 0) return;
      const weight = long / (coders - 1);
      const blank = coders - valued;
      this.blank.length += blank * long;
      this.blank.paired += blank * (blank - 1) * weight;
      this.selfPairs += blank * long;
      for (const [value, count] of open) {
        const overlap = this.#of(value);
        overlap.length += count * long;
        overlap.paired += count * (count - 1) * weight;
        overlap.met += count * (valued - 1) * weight;
      }
      sum += valued * long;
      from = to;
    };
    for (const { at, value, step } of edges) {
      stretch(at);
      valuedUpTo.set(at, sum);
      const count = (open.get(value) ?? 0) + step;
      if (count === 0) open.delete(value);
      else open.set(value, count);
      valued += step;
    }
    stretch(length);
    this.whole += coders * length;
    return valuedUpTo;
  }

  #of(value: string): ValueOverlap {
    const known = this.values.get(value);
    if (known) return known;
    const made = { length: 0, paired: 0, met: 0, metSelfPairs: 0 };
    this.values.set(value, made);
    return made;
  }
}

function edgesOf(units: readonly Unit[], length: number): Edge[] {
  let from = 0;
  return units.flatMap(({ start, end, value }) => {
    if (start < from || end <= start || end > length) {
      throw new RangeError(`the unit ${start} to ${end} overlaps another or leaves the text`);
    }
    from = end;
    return [
      { at: start, value, step: 1 },
      { at: end, value, step: -1 },
    ];
  });
}
