/*
 * Krippendorff's alphas for text that coders cut into units themselves (Krippendorff, Mathet, Bouvry and Widlöcher
 * 2016; Krippendorff 2019, 12.6, equations 32 to 38; research: domain 3.4). One value at a place and coder.
 * Not alpha_U of 1995, which this family replaced. Comes from units.ts; goes to agreement-of.ts.
 */
import { belowChance, none, type Coefficient, type Observed } from './coefficient.ts';
import { Overlaps } from './overlaps.ts';
import type { Continuum } from './units.ts';

export interface ValueAlpha {
  readonly alpha: Coefficient;
  /** Share of what has this value that somebody else gave a value too, 0 to 1; null where nobody used it. */
  readonly coverage: number | null;
}

export interface UnitizingAlphas {
  /** u-alpha: where the units are and which value they have. */
  readonly u: Coefficient<Observed>;
  /** |u-alpha: where, whatever the value. */
  readonly binary: Coefficient<Observed>;
  /** cu-alpha: which value, where two coders both gave one. */
  readonly coding: Coefficient<Observed>;
  /** (k)u-alpha: how reliably others give the value to what one coder gave it. */
  readonly byValue: ReadonlyMap<string, ValueAlpha>;
}

/**
 * Several texts count as one continuum, each with its own coders: as if they stood one after the other where all
 * coded all of them; those that fewer than two coders cut do not count. Time grows with the units, beside their sorting.
 * @throws RangeError where the units of a coder overlap or leave the text.
 */
export function unitizingAlphas(continua: readonly Continuum[]): UnitizingAlphas {
  const paired = continua.filter(({ coders, length }) => coders.length > 1 && length > 0);
  const overlaps = new Overlaps();
  for (const continuum of paired) overlaps.add(continuum);
  const values = [...overlaps.values.keys()];
  if (paired.length === 0) {
    const nothing = none('nothing-paired');
    return { u: nothing, binary: nothing, coding: nothing, byValue: new Map() };
  }
  return {
    u: uAlpha(overlaps),
    binary: binaryAlpha(overlaps),
    coding: codingAlpha(overlaps),
    byValue: new Map(values.map((value) => [value, valueAlpha(overlaps, value)])),
  };
}

/** 1 - sum l d2 / sum e d2 over all pairs of different values, blank among them. */
function uAlpha({ blank, values, whole, selfPairs }: Overlaps): Coefficient<Observed> {
  let equal = blank.paired;
  let squares = blank.length ** 2;
  for (const { paired, length } of values.values()) {
    equal += paired;
    squares += length ** 2;
  }
  return belowChance(whole - equal, (whole * (whole ** 2 - squares)) / (whole ** 2 - selfPairs));
}

/** The same with a difference between blank and any value only. */
function binaryAlpha({ blank, whole, selfPairs }: Overlaps): Coefficient<Observed> {
  const marked = whole - blank.length;
  const expected = (whole * 2 * blank.length * marked) / (whole ** 2 - selfPairs);
  return belowChance(2 * (blank.length - blank.paired), expected);
}

/** The same among what two coders gave a value, with the margins of that part alone. */
function codingAlpha({ values }: Overlaps): Coefficient<Observed> {
  const { both, selfPairs } = bothValued(values);
  if (both === 0) return none('nothing-paired');
  let equal = 0;
  let squares = 0;
  for (const { paired, met } of values.values()) {
    equal += paired;
    squares += met ** 2;
  }
  return belowChance(both - equal, (both * (both ** 2 - squares)) / (both ** 2 - selfPairs));
}

/** 1 - (1 - l_kk / l_.k) / (1 - e_kk / e_.k), of the same part. */
function valueAlpha({ values }: Overlaps, value: string): ValueAlpha {
  const one = values.get(value);
  if (!one || one.length === 0) return { alpha: none('nothing-marked'), coverage: null };
  const coverage = one.met / one.length;
  if (one.met === 0) return { alpha: none('nothing-paired'), coverage };
  const { both } = bothValued(values);
  if (one.met === both) return { alpha: none('no-variation'), coverage };
  const expected = (one.met ** 2 - one.metSelfPairs) / (both * one.met - one.metSelfPairs);
  return {
    alpha: { kind: 'value', value: 1 - (1 - one.paired / one.met) / (1 - expected) },
    coverage,
  };
}

function bothValued(values: Overlaps['values']) {
  let both = 0;
  let selfPairs = 0;
  for (const { met, metSelfPairs } of values.values()) {
    both += met;
    selfPairs += metSelfPairs;
  }
  return { both, selfPairs };
}
