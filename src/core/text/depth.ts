/*
 * How many spans lie over each other, as disjoint runs: what a painter needs, whatever the number of marks.
 * Not which marks they are. Comes from the spans of one block and channel; goes to highlights.
 */
import type { Span } from './segments.ts';

/**
 * For each depth from 1 to `most`, the maximal runs where exactly that many spans lie, in text order;
 * the last list holds all that is deeper too. No offset is in two runs, so each is painted once.
 */
export function depthRuns(spans: readonly Span[], most: number): Span[][] {
  const edges: { readonly at: number; readonly by: 1 | -1 }[] = [];
  for (const { start, end } of spans) {
    if (start < end) edges.push({ at: start, by: 1 }, { at: end, by: -1 });
  }
  edges.sort((a, b) => a.at - b.at);
  const runs: Span[][] = Array.from({ length: most }, () => []);
  let depth = 0;
  let from = 0;
  for (const { at, by } of edges) {
    if (depth > 0 && from < at) extendRun(runs[Math.min(depth, most) - 1], from, at);
    depth += by;
    from = at;
  }
  return runs;
}

function extendRun(runs: Span[] | undefined, start: number, end: number): void {
  const last = runs?.at(-1);
  if (last?.end === start) runs?.splice(-1, 1, { start: last.start, end });
  else runs?.push({ start, end });
}
