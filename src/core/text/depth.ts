/*
 * How many spans lie over each other, as disjoint runs: what a painter needs, whatever the number of marks.
 * Not which marks they are. Comes from the spans of one block and channel; goes to highlights.
 */
import type { Span } from './segments.ts';

/**
 * For each depth from 1 to `most`, the maximal runs where at least that many spans lie, in text order.
 * @returns `most` lists; touching runs are one.
 */
export function depthRuns(spans: readonly Span[], most: number): Span[][] {
  const edges = spans
    .filter((span) => span.start < span.end)
    .flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ])
    // At one offset what begins comes before what ends, so that touching spans make one run.
    .toSorted((a, b) => a.at - b.at || b.by - a.by);
  const runs: Span[][] = Array.from({ length: most }, () => []);
  const begun: number[] = [];
  let depth = 0;
  for (const { at, by } of edges) {
    if (by === 1) begun[depth] = at;
    else if (depth <= most) closeRun(runs[depth - 1], begun[depth - 1], at);
    depth += by;
  }
  return runs;
}

function closeRun(runs: Span[] | undefined, start: number | undefined, end: number): void {
  if (!runs || start === undefined || start === end) return;
  runs.push({ start, end });
}
