/*
 * Figures of the claim grid: which article has which rows, and in which order.
 * Not the grid: it takes rows as keys, whatever they stand for. The union of rows depends on which articles are
 * compared, so a row that an article lacks proves no intent (research: domain 5.3).
 */
import type { SourceId } from '../model/ids.ts';

/** The rows that each article has, in the order in which they first stand in it. */
export type RowsBySource = ReadonlyMap<SourceId, readonly string[]>;

/** Rows present in the article / all rows, 0 to 1; null where there is no row. Omission matrix, domain 5.3. */
export function coverage(rows: RowsBySource, source: SourceId): number | null {
  const all = allRows(rows);
  return all.size === 0 ? null : (rows.get(source)?.length ?? 0) / all.size;
}

/** Rows that no other article has. Domain 5.3. */
export function uniqueRows(rows: RowsBySource, source: SourceId): string[] {
  return (rows.get(source) ?? []).filter((row) => articlesWith(rows, row) === 1);
}

/** |A and B| / |A or B| of the rows of two articles; null where neither has any. Jaccard 1912. */
export function jaccard(rows: RowsBySource, a: SourceId, b: SourceId): number | null {
  const [one, other] = [new Set(rows.get(a)), new Set(rows.get(b))];
  const union = one.union(other).size;
  return union === 0 ? null : one.intersection(other).size / union;
}

/** Rows that all other articles have and this one has not; none where it stands alone. Domain 5.3 "rank gaps". */
export function gaps(rows: RowsBySource, source: SourceId): string[] {
  if (rows.size < 2) return [];
  return [...allRows(rows)].filter(
    (row) => articlesWith(rows, row) === rows.size - 1 && !rows.get(source)?.includes(row),
  );
}

/**
 * Rank correlation of the order in which two articles bring the rows that both have, -1 to 1:
 * (concordant - discordant) / (n (n - 1) / 2). Orders have no ties, so tau-a and tau-b are the same
 * (Kendall 1938, Biometrika 30). Null where they share fewer than two rows.
 */
export function kendallTau(rows: RowsBySource, a: SourceId, b: SourceId): number | null {
  const ranks = new Map((rows.get(b) ?? []).map((row, rank) => [row, rank]));
  const order = (rows.get(a) ?? []).flatMap((row) => ranks.get(row) ?? []);
  const pairs = (order.length * (order.length - 1)) / 2;
  if (pairs === 0) return null;
  let balance = 0;
  order.forEach((rank, index) => {
    for (const later of order.slice(index + 1)) balance += later > rank ? 1 : -1;
  });
  return balance / pairs;
}

function allRows(rows: RowsBySource): Set<string> {
  return new Set([...rows.values()].flat());
}

function articlesWith(rows: RowsBySource, row: string): number {
  return [...rows.values()].filter((own) => own.includes(row)).length;
}
