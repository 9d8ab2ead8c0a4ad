/*
 * How much of an article is marked, a mean over its coders and never the union of what they marked.
 * Not agreement: two coders may reach the same figure with other passages. A coder of an article is who made at
 * least one mark in it; who read it and marked nothing cannot be told from who did not read it.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import { currentRevision, isArticleText, type Block, type Source } from '../model/source.ts';
import { intersection, mergeSpans, totalLength } from '../text/segments.ts';

type Marks = readonly PublishedAnnotation[];

export interface Rate {
  /** Marks of all coders together. */
  readonly count: number;
  /** Marks per 1,000 words and coder. */
  readonly rate: number;
  /** 95 %, of the same unit. */
  readonly low: number;
  readonly high: number;
}

export function codersOf(marks: Marks, source: Source): MemberId[] {
  return [...new Set(marksIn(marks, source).map(({ author }) => author))];
}

/**
 * 1000 count / (words coders), with a 95 % interval that takes the count as Poisson: Byar's approximation of the
 * exact limits (Breslow and Day 1987, Statistical Methods in Cancer Research II, 2.10; research: domain 5.7).
 * Null without coders or words.
 */
export function markRate(count: number, words: number, coders: number): Rate | null {
  const exposure = (words * coders) / 1000;
  if (exposure === 0) return null;
  const [low, high] = poissonLimits(count);
  return { count, rate: count / exposure, low: low / exposure, high: high / exposure };
}

/** 95 % limits of the mean of a Poisson count. */
export function poissonLimits(count: number): readonly [number, number] {
  const upper = count + 1;
  const high = upper * (1 - 1 / (9 * upper) + Z / (3 * Math.sqrt(upper))) ** 3;
  if (count === 0) return [0, high];
  return [count * Math.max(0, 1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3, high];
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Share of the article's characters (UTF-16 units, without furniture) under the marks, 0 to 1: the mean over the
 * coders, each of whose marks count once where they overlap (research: domain 5.6). Null without coders or text.
 * @param isCounted a part of the article alone, such as its headings.
 */
export function markedShare(
  marks: Marks,
  source: Source,
  coders: readonly MemberId[],
  isCounted: (block: Block) => boolean = isArticleText,
): number | null {
  const blocks = currentRevision(source).blocks.filter(isCounted);
  const length = totalLength(blocks);
  if (coders.length === 0 || length === 0) return null;
  const shares = coders.map((coder) => markedLength(marks, source, coder, isCounted) / length);
  return shares.reduce((sum, share) => sum + share, 0) / coders.length;
}

/** UTF-16 units of the article under the coder's marks, each once. */
export function markedLength(
  marks: Marks,
  source: Source,
  coder: MemberId,
  isCounted: (block: Block) => boolean = isArticleText,
): number {
  const own = marksIn(marks, source).filter(({ author }) => author === coder);
  const spans = mergeSpans(own.flatMap(({ target }) => target.segments));
  const blocks = currentRevision(source).blocks.filter(isCounted);
  return totalLength(
    blocks.flatMap((block) => spans.flatMap((span) => intersection(span, block) ?? [])),
  );
}

/** Marks of the current revision of the article. */
export function marksIn<Mark extends Pick<PublishedAnnotation, 'target'>>(
  marks: readonly Mark[],
  source: Source,
): Mark[] {
  const revision = currentRevision(source).id;
  return marks.filter(({ target }) => target.source === source.id && target.revision === revision);
}
