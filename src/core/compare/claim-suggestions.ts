/*
 * Rows of the claim grid that may be one, because passages in which they were marked answer each other.
 * Never taken by itself: people put rows together or say that they are not the same, and are not asked again.
 */
import type { Link } from '../model/link.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Published } from '../model/plain-records.ts';
import type { Place } from './alignment/passages.ts';
import type { Pair } from './alignment/judged-alignment.ts';
import type { ClaimRow } from './claim-rows.ts';

export interface Suggestion<Row extends ClaimRow> {
  readonly one: Row;
  readonly other: Row;
  readonly pair: Pair;
}

/** In the order of the pairs, each two rows once. */
export function claimSuggestions<Row extends ClaimRow>(
  rows: readonly Row[],
  pairs: readonly Pair[],
  links: Iterable<Published<Link>>,
): Suggestion<Row>[] {
  const rowOf = new Map<string, Row>(
    rows.flatMap((row) => row.marks.map(({ id }) => [id, row] as const)),
  );
  const answered = new Set<string>();
  for (const link of links) {
    if (link.relation === 'omitted-in') continue;
    const [from, to] = [rowOf.get(link.from), rowOf.get(link.to)];
    if (from && to) answered.add(keyOfTwo(from, to));
  }
  const suggestions = new Map<string, Suggestion<Row>>();
  for (const pair of pairs) {
    for (const one of rows.filter((row) => standsIn(row.standing, pair.a))) {
      for (const other of rows.filter((row) => standsIn(row.standing, pair.b))) {
        const both = keyOfTwo(one, other);
        if (one === other || answered.has(both) || suggestions.has(both)) continue;
        suggestions.set(both, { one, other, pair });
      }
    }
  }
  return [...suggestions.values()];
}

function keyOfTwo(a: ClaimRow, b: ClaimRow): string {
  return [a.key, b.key].toSorted().join(' ');
}

function standsIn(marks: readonly PublishedAnnotation[], place: Place): boolean {
  return marks.some(
    ({ target }) =>
      target.source === place.source &&
      target.segments.some(({ start, end }) => start < place.end && end > place.start),
  );
}
