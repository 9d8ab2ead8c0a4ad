/*
 * What every measure of agreement gives back: a value with what it is made of, or the reason why there is none.
 * Not NaN, not 0 and not 1 where a figure is undefined: "everybody chose the same tag throughout" is an answer.
 * Comes from the coefficients of this folder; goes to sheets, the command line and screens.
 */

/** Why there is no figure. */
export type NoFigure =
  /** Only one category occurs, so that agreement by chance is certain and nothing is left to measure. */
  | 'no-variation'
  /** Nobody used what is asked about. */
  | 'nothing-marked'
  /** Fewer than two people coded the text. */
  | 'too-few-coders'
  /** No unit has values of two coders. */
  | 'nothing-paired'
  /** Somebody gave the same words two values, where the measure asks for one. */
  | 'several-values';

export type Coefficient<Parts = object> =
  | ({ readonly kind: 'value'; readonly value: number } & Parts)
  | { readonly kind: 'none'; readonly why: NoFigure };

/** Agreement or disagreement as observed, and as chance would have it; each measure says which. */
export interface Observed {
  readonly observed: number;
  readonly expected: number;
}

export function none(why: NoFigure): { readonly kind: 'none'; readonly why: NoFigure } {
  return { kind: 'none', why };
}

/** (A_o - A_e) / (1 - A_e), for measures that count agreement. */
export function beyondChance(observed: number, expected: number): Coefficient<Observed> {
  if (1 - expected < ROUNDING) return none('no-variation');
  return { kind: 'value', value: (observed - expected) / (1 - expected), observed, expected };
}

/** 1 - D_o / D_e, for measures that count disagreement. */
export function belowChance(observed: number, expected: number): Coefficient<Observed> {
  if (expected <= 0) return none('no-variation');
  return { kind: 'value', value: 1 - observed / expected, observed, expected };
}

/** Sums of shares may miss 1 by the last digits. */
const ROUNDING = 1e-12;
