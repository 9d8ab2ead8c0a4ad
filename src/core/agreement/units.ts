/** What coders marked as units of a continuum: one value at a place. */
import { withoutOverlaps } from './span-matching.ts';

/** What one coder marked with one value: `[start, end)` in any unit of length. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** One text: what each of its coders marked, in text order, without overlaps; what lies between is blank. */
export interface Continuum {
  readonly length: number;
  readonly coders: readonly (readonly Unit[])[];
}

/** In text order; overlapping units of the same value count as one, touching ones as two. */
export function unitsInOrder(units: readonly Unit[]): Unit[] {
  return [...Map.groupBy(units, ({ value }) => value)]
    .flatMap(([value, same]) =>
      withoutOverlaps(same).map(({ start, end }) => ({ start, end, value })),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** False where somebody gave one place two values. */
export function isSingleValued(inOrder: readonly Unit[]): boolean {
  return inOrder.every(({ end }, at) => end <= (inOrder[at + 1]?.start ?? end));
}

/** Whatever the value: the same units under one, overlapping ones made one. */
export function withoutValues(units: readonly Unit[]): Unit[] {
  return withoutOverlaps(units).map(({ start, end }) => ({ start, end, value: 'any' }));
}
