/*
 * Which sentences of different articles report the same thing, as a proposal with a score and its reason.
 * Not a decision: people confirm and reject (model/pairing.ts), and what they say wins (judged-alignment.ts).
 * Comes from the current revisions of all articles; runs in a worker; goes to the compare view and the claim grid.
 */
import { addTo } from '../../model/lists-by-key.ts';
import type { Source } from '../../model/source.ts';
import { passagesOf, type Passage, type Place } from './passages.ts';
import { similarity, weigh, type Reason, type Weighed } from './similarity.ts';

/** Below it most pairs are wrong (docs/alignment.md). */
export const LEAST_SCORE = 0.2;
/** A passage may answer several of another article if none is much worse than its best. */
const OF_BEST = 0.75;
/** What is lighter (common words) is not searched for, only counted. */
const TELLING = 0.75;
/** A pair with less in common is not looked at: only four shared words in a row could lift it over LEAST_SCORE. */
const LEAST_COSINE = LEAST_SCORE / 2;

export interface Aligned {
  /** In the article that stands first in the workspace. */
  readonly a: Place;
  readonly b: Place;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: Reason;
}

/**
 * By the place of `a`, then of `b`.
 * @param progress called after each pair of articles with the share that is done, 0 to 1.
 */
export function alignSources(
  sources: readonly Source[],
  progress: (share: number) => void = () => undefined,
): Aligned[] {
  const weighed = weigh(sources.flatMap(passagesOf));
  const bySource = Map.groupBy(weighed, ({ passage }) => passage.source);
  const pairs = sources.flatMap((a, index) =>
    sources.slice(index + 1).map((b) => [a.id, b.id] as const),
  );
  return pairs.flatMap(([a, b], index) => {
    const aligned = alignTwo(bySource.get(a) ?? [], bySource.get(b) ?? []);
    progress((index + 1) / pairs.length);
    return aligned;
  });
}

function alignTwo(a: readonly Weighed[], b: readonly Weighed[]): Aligned[] {
  const candidates = new Candidates(b);
  const scored = a.flatMap((one) =>
    candidates.of(one).flatMap((other) => {
      const { score, reason } = similarity(one, other);
      const isFounded = reason.run > 0 || reason.shared.length > 1;
      return score < LEAST_SCORE || !isFounded ? [] : [{ one, other, score, reason }];
    }),
  );
  const best = new Map<Weighed, number>();
  for (const { one, other, score } of scored) {
    best.set(one, Math.max(score, best.get(one) ?? 0));
    best.set(other, Math.max(score, best.get(other) ?? 0));
  }
  // Near the best of either end is enough: a long sentence answers several short ones.
  return scored
    .filter(
      ({ one, other, score }) =>
        score >= OF_BEST * Math.min(best.get(one) ?? 0, best.get(other) ?? 0),
    )
    .map(({ one, other, score, reason }) => ({
      a: placeOf(one.passage),
      b: placeOf(other.passage),
      score,
      reason,
    }));
}

function placeOf({ source, start, end }: Passage): Place {
  return { source, start, end };
}

/** The passages that share enough weight with one, by an index of the terms. */
class Candidates {
  readonly #passages: readonly Weighed[];
  readonly #byTerm = new Map<string, { readonly at: number; readonly weight: number }[]>();
  readonly #products: Float64Array;

  constructor(passages: readonly Weighed[]) {
    this.#passages = passages;
    this.#products = new Float64Array(passages.length);
    passages.forEach(({ weights }, at) => {
      for (const [key, weight] of weights) {
        if (weight < TELLING) continue;
        addTo(this.#byTerm, key, { at, weight });
      }
    });
  }

  of(one: Weighed): Weighed[] {
    this.#products.fill(0);
    for (const [key, weight] of one.weights) {
      for (const other of this.#byTerm.get(key) ?? []) {
        this.#products[other.at] = (this.#products[other.at] ?? 0) + weight * other.weight;
      }
    }
    return this.#passages.filter(
      ({ norm }, at) => (this.#products[at] ?? 0) >= LEAST_COSINE * one.norm * norm,
    );
  }
}
