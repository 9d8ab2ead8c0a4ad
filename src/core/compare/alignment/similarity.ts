/*
 * How likely two passages report the same thing: shared terms by their weight, and shared runs of words.
 * Not a measure of meaning: another wording without a common word scores 0 (docs/alignment.md). Comes from the
 * passages of all articles, whose rarity makes the weights; goes to alignSources.
 */
import type { Passage } from './passages.ts';

/** Names and numbers say more about what is reported than other words. Set on one half of the evaluation data. */
const BOOST = { name: 1.3, number: 1.6, common: 0.1, word: 1 } as const;
/** Words; a shorter run is chance. */
const SHORTEST_RUN = 4;

export interface Reason {
  /** What both have, the weightiest first, as the first of the two writes it; at most five. */
  readonly shared: readonly string[];
  /** Words of the longest run that both have; 0 below four. */
  readonly run: number;
}

/** A passage ready for comparing. */
export interface Weighed {
  readonly passage: Passage;
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/**
 * Weight of a term: boost * ln((n + 1) / (df + 0.5)), n passages, df of them with the term (after Sparck Jones
 * 1972, J. Doc. 28); each term counts once a passage.
 */
export function weigh(passages: readonly Passage[]): Weighed[] {
  const frequency = new Map<string, number>();
  for (const { terms } of passages) {
    for (const key of new Set(terms.map((term) => term.key))) {
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }
  return passages.map((passage) => {
    const weights = new Map<string, number>();
    for (const term of passage.terms) {
      const rarity = Math.log((passages.length + 1) / ((frequency.get(term.key) ?? 0) + 0.5));
      const kind = term.isCommon
        ? 'common'
        : term.isNumber
          ? 'number'
          : term.isName
            ? 'name'
            : 'word';
      const weight = Math.max(0.01, BOOST[kind] * rarity);
      weights.set(term.key, Math.max(weight, weights.get(term.key) ?? 0));
    }
    let squares = 0;
    for (const weight of weights.values()) squares += weight ** 2;
    return { passage, weights, norm: Math.sqrt(squares) };
  });
}

/**
 * 0 to 1: 1 - (1 - cosine) (1 - reuse), cosine of the term weights, reuse = longest common run of words / words of
 * the shorter passage. The same from both ends.
 */
export function similarity(a: Weighed, b: Weighed): { score: number; reason: Reason } {
  const shared: { key: string; weight: number }[] = [];
  let product = 0;
  for (const [key, weight] of a.weights) {
    const other = b.weights.get(key);
    if (other === undefined) continue;
    product += weight * other;
    shared.push({ key, weight: weight * other });
  }
  const cosine = product === 0 ? 0 : product / (a.norm * b.norm);
  const run = shared.length < SHORTEST_RUN ? 0 : longestCommonRun(a.passage, b.passage);
  const shorter = Math.min(a.passage.terms.length, b.passage.terms.length);
  const reuse = run < SHORTEST_RUN ? 0 : run / shorter;
  const words = new Map(a.passage.terms.toReversed().map(({ key, word }) => [key, word]));
  const common = new Set(a.passage.terms.filter(({ isCommon }) => isCommon).map(({ key }) => key));
  return {
    score: Math.min(1, 1 - (1 - cosine) * (1 - reuse)),
    reason: {
      shared: shared
        .filter(({ key }) => !common.has(key))
        .toSorted((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1))
        .slice(0, 5)
        .flatMap(({ key }) => words.get(key) ?? []),
      run: run < SHORTEST_RUN ? 0 : run,
    },
  };
}

/** In words; the rows of the table of longest common substrings, one at a time. */
function longestCommonRun(a: Passage, b: Passage): number {
  let longest = 0;
  const runs = new Uint16Array(b.terms.length + 1);
  for (const { key } of a.terms) {
    // From the right, so that what stands to the left is still that of the row above.
    for (let column = b.terms.length; column > 0; column--) {
      const run = b.terms[column - 1]?.key === key ? (runs[column - 1] ?? 0) + 1 : 0;
      runs[column] = run;
      if (run > longest) longest = run;
    }
  }
  return longest;
}
