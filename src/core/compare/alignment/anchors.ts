/*
 * Where two articles run side by side: the pairs that come in the same order in both, which columns can be kept
 * level by. Not all pairs: one that crosses others would make a column jump. Goes to linked scrolling.
 */
import type { SourceId } from '../../model/ids.ts';
import type { Pair } from './judged-alignment.ts';

/** Beginnings of two passages that answer each other, UTF-16 units in their articles. */
export interface Anchor {
  readonly from: number;
  readonly to: number;
}

/**
 * The chain of pairs that rises in both articles and has the greatest sum of scores; a pair that people made counts
 * as a sure one. In text order, strictly rising on both sides.
 */
export function anchorsBetween(pairs: readonly Pair[], from: SourceId, to: SourceId): Anchor[] {
  const steps = pairs
    .flatMap((pair) => stepOf(pair, from, to))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const chains: { readonly weight: number; readonly before: number }[] = [];
  let best = -1;
  steps.forEach((step, index) => {
    let [weight, before] = [0, -1];
    for (let earlier = 0; earlier < index; earlier++) {
      const [one, chain] = [steps[earlier], chains[earlier]];
      const rises = one && one.from < step.from && one.to < step.to;
      if (rises && chain && chain.weight > weight) [weight, before] = [chain.weight, earlier];
    }
    chains.push({ weight: weight + step.weight, before });
    if (weight + step.weight > (chains[best]?.weight ?? 0)) best = index;
  });
  const anchors: Anchor[] = [];
  for (let index = best; index >= 0; index = chains[index]?.before ?? -1) {
    const step = steps[index];
    if (step) anchors.push({ from: step.from, to: step.to });
  }
  return anchors.toReversed();
}

function stepOf({ a, b, origin }: Pair, from: SourceId, to: SourceId) {
  const weight = origin.kind === 'member' ? 1 : origin.score;
  if (a.source === from && b.source === to) return [{ from: a.start, to: b.start, weight }];
  if (b.source === from && a.source === to) return [{ from: b.start, to: a.start, weight }];
  return [];
}

/**
 * The place in one column that belongs to a place in another: between two anchors in proportion, in whatever unit
 * the anchors are given. @param anchors strictly rising on both sides, the ends of the columns among them.
 */
export function placeBeside(anchors: readonly Anchor[], place: number): number {
  const next = anchors.findIndex(({ from }) => from >= place);
  const after = anchors[next];
  const before = anchors[next === -1 ? anchors.length - 1 : next - 1];
  if (!before) return after?.to ?? place;
  if (!after) return before.to;
  const share = (place - before.from) / (after.from - before.from);
  return before.to + share * (after.to - before.to);
}
