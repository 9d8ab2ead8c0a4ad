/** Positive specific agreement of every pair of coders, and its mean over the pairs. */
import type { Layer, Tag } from '../model/codebook.ts';
import type { MemberId } from '../model/ids.ts';
import { none, type Coefficient } from './coefficient.ts';
import type { CodedArticle } from './coded-articles.ts';
import {
  f1,
  MATCH_RULES,
  matchSpans,
  NOTHING_CODED,
  type Match,
  type MatchRule,
} from './span-matching.ts';

export type Code = Layer | Tag;

/** How far a pair agrees on a code, over one article or several. */
type Tally = Record<MatchRule, Match>;

/**
 * Mean over the pairs of coders who both coded an article, of F1 for each code; a pair of which neither used the code
 * is left out. A layer counts marks of the same tag: it sums over its tags, and all articles sum over the articles.
 * Time grows with the pairs of coders times the codes.
 */
export class PairMeans {
  readonly #means = new Map<Code, Record<MatchRule, { sum: number; pairs: number }>>();

  add(tallies: ReadonlyMap<Code, Tally>): void {
    for (const [code, tally] of tallies) {
      const means = this.#means.get(code) ?? forEachRule(() => ({ sum: 0, pairs: 0 }));
      this.#means.set(code, means);
      for (const rule of MATCH_RULES) {
        const figure = f1(tally[rule]);
        if (figure === null) continue;
        means[rule].sum += figure;
        means[rule].pairs++;
      }
    }
  }

  of(code: Code, rule: MatchRule): Coefficient {
    const { sum, pairs } = this.#means.get(code)?.[rule] ?? { sum: 0, pairs: 0 };
    return pairs === 0 ? none('nothing-marked') : { kind: 'value', value: sum / pairs };
  }
}

export interface PairAgreement {
  readonly all: PairMeans;
  /** One for each article given, in their order. */
  readonly each: readonly PairMeans[];
}

export function pairAgreement(
  articles: readonly CodedArticle[],
  layers: readonly Layer[],
): PairAgreement {
  const all = new PairMeans();
  const each = articles.map(() => new PairMeans());
  const coders = [...new Set(articles.flatMap((article) => article.coders))];
  const coded = articles.map((article) => new Set(article.coders));
  for (const [place, one] of coders.entries()) {
    for (const other of coders.slice(place + 1)) {
      const overall = new Map<Code, Tally>();
      for (const [at, article] of articles.entries()) {
        if (!coded[at]?.has(one) || !coded[at].has(other)) continue;
        const tallies = talliesIn(article, one, other, layers);
        each[at]?.add(tallies);
        for (const [code, tally] of tallies) addTo(overall, code, tally);
      }
      all.add(overall);
    }
  }
  return { all, each };
}

function talliesIn(
  { spans }: CodedArticle,
  one: MemberId,
  other: MemberId,
  layers: readonly Layer[],
): Map<Code, Tally> {
  const tallies = new Map<Code, Tally>();
  const [own, theirs] = [spans.get(one), spans.get(other)];
  for (const layer of layers) {
    for (const tag of layer.tags) {
      const [a, b] = [own?.get(tag.id), theirs?.get(tag.id)];
      if (!a && !b) continue;
      const tally = forEachRule((rule) => matchSpans(rule, a ?? NOTHING_CODED, b ?? NOTHING_CODED));
      tallies.set(tag, tally);
      addTo(tallies, layer, tally);
    }
  }
  return tallies;
}

function addTo(tallies: Map<Code, Tally>, code: Code, tally: Tally): void {
  const known = tallies.get(code);
  tallies.set(code, known ? forEachRule((rule) => sumOf(known[rule], tally[rule])) : tally);
}

function sumOf(a: Match, b: Match): Match {
  return {
    found: a.found + b.found,
    of: a.of + b.of,
    foundOther: a.foundOther + b.foundOther,
    ofOther: a.ofOther + b.ofOther,
  };
}

function forEachRule<T>(of: (rule: MatchRule) => T): Record<MatchRule, T> {
  return { exact: of('exact'), overlap: of('overlap'), partial: of('partial') };
}
