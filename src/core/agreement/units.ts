/** What coders marked as units of a continuum: one value at a place. */
import type { Unit } from './unitizing-alpha.ts';
import { withoutOverlaps } from './span-matching.ts';

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
