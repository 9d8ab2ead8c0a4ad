/*
 * In which order the rows of the claim grid are read: how far up the articles bring them, or as one article does.
 * Not the prominence of a claim to its readers: a place in the text is all that is counted.
 */
import type { SourceId } from '../model/ids.ts';
import { currentRevision, type Source } from '../model/source.ts';
import { marksIn, type ClaimRow } from './claim-rows.ts';
import type { RowsBySource } from './claim-grid-figures.ts';

/** Where the row first stands in the article, UTF-16 units; null where it does not. */
export function firstPlace(row: ClaimRow, source: SourceId): number | null {
  const starts = marksIn(row, source).flatMap(({ target }) => target.segments[0]?.start ?? []);
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * Mean over the articles that have the row of start / length of the text: 0 at the very top, 1 at the end
 * (research: domain 5.4, there as depth = 1 - start / length).
 */
export function meanPlace(row: ClaimRow, sources: readonly Source[]): number {
  const places = sources.flatMap((source) => {
    const start = firstPlace(row, source.id);
    return start === null ? [] : [start / Math.max(1, currentRevision(source).text.length)];
  });
  return places.length === 0 ? 1 : places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** The keys of the rows that each article has, in the order of their first places. */
export function rowsBySource(
  rows: readonly ClaimRow[],
  sources: readonly SourceId[],
): RowsBySource {
  return new Map(
    sources.map((source) => {
      const placed = rows.flatMap((row) => {
        const place = firstPlace(row, source);
        return place === null ? [] : [{ key: row.key, place }];
      });
      return [source, placed.toSorted((a, b) => a.place - b.place).map(({ key }) => key)];
    }),
  );
}
