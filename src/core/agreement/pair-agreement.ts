/** Positive specific agreement of every pair of coders, and its mean over the pairs. */
import type { Layer, Tag } from '../model/codebook.ts';
import type { MemberId } from '../model/ids.ts';
import { none, type Coefficient } from './coefficient.ts';
import type { CodedArticle } from './coded-articles.ts';
import { MATCH_RULES, Matches, NOTHING_CODED } from './span-matching.ts';
import type { CodedSpans, MatchRule } from './span-matching.ts';

export type Code = Layer | Tag;

/**
 * Mean over the pairs of coders who both coded an article, of F1 for each code; a pair of which neither used the code
 * is left out. A layer counts marks of the same tag: it sums over its tags, and all articles sum over the articles.
 */
export class PairMeans {
  readonly #means = new Map<Code, Record<MatchRule, { sum: number; pairs: number }>>();

  add(code: Code, matches: Matches): void {
    let means = this.#means.get(code);
    if (!means) {
      means = {
        exact: { sum: 0, pairs: 0 },
        overlap: { sum: 0, pairs: 0 },
        partial: { sum: 0, pairs: 0 },
      };
      this.#means.set(code, means);
    }
    for (const rule of MATCH_RULES) {
      const figure = matches.f1(rule);
      if (figure === null) continue;
      means[rule].sum += figure;
      means[rule].pairs++;
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

/** A code with the matches of the pair that is being compared, in one article and in all; `tags` are places in the list. */
interface Slot {
  readonly code: Code;
  readonly inArticle: Matches;
  readonly inAll: Matches;
  /** Of a layer. */
  readonly tags: readonly number[];
}

/** What a coder marked in an article, by the place of the tag in the list of slots. */
type Row = readonly (CodedSpans | undefined)[];

/** Time grows with the pairs of coders times the codes and the marks of the two. */
export function pairAgreement(
  articles: readonly CodedArticle[],
  layers: readonly Layer[],
): PairAgreement {
  const slots = slotsOf(layers);
  const all = new PairMeans();
  const each = articles.map((article) => ({
    means: new PairMeans(),
    rows: rowsOf(article, slots),
  }));
  const coders = [...new Set(articles.flatMap((article) => article.coders))];
  for (const [place, one] of coders.entries()) {
    for (const other of coders.slice(place + 1)) {
      for (const { means, rows } of each) {
        const [own, theirs] = [rows.get(one), rows.get(other)];
        if (own && theirs) comparePair(own, theirs, slots, means);
      }
      for (const { code, inAll } of slots) {
        all.add(code, inAll);
        inAll.clear();
      }
    }
  }
  return { all, each: each.map(({ means }) => means) };
}

function comparePair(own: Row, theirs: Row, slots: readonly Slot[], means: PairMeans): void {
  for (const [at, { inArticle }] of slots.entries()) {
    inArticle.clear();
    const [a, b] = [own[at], theirs[at]];
    if (a || b) inArticle.add(a ?? NOTHING_CODED, b ?? NOTHING_CODED);
  }
  for (const { code, inArticle, inAll, tags } of slots) {
    for (const tag of tags) {
      const ofTag = slots[tag];
      if (ofTag) inArticle.addSum(ofTag.inArticle);
    }
    means.add(code, inArticle);
    inAll.addSum(inArticle);
  }
}

function slotsOf(layers: readonly Layer[]): Slot[] {
  const codes: readonly Code[] = layers.flatMap((layer) => [layer, ...layer.tags]);
  return codes.map((code, at) => ({
    code,
    inArticle: new Matches(),
    inAll: new Matches(),
    tags: 'tags' in code ? code.tags.map((_, number) => at + 1 + number) : [],
  }));
}

function rowsOf({ coders, spans }: CodedArticle, slots: readonly Slot[]): Map<MemberId, Row> {
  return new Map(
    coders.map((coder) => {
      const own = spans.get(coder);
      return [coder, slots.map(({ code }) => ('tags' in code ? undefined : own?.get(code.id)))];
    }),
  );
}
