/*
 * Whether marked words are the reporter's or a quoted source's, and how they make their target look.
 * What a coder filled in counts; where nothing is filled in, quotation marks decide.
 */
import { attributeOf, type PublishedAnnotation } from '../model/annotation.ts';
import type { Source } from '../model/source.ts';
import { quotedSpansOf } from '../suggest/quotations/quotation-marks.ts';
import { intersection, totalLength, type Span } from '../text/segments.ts';

export type MarkVoice = 'reporter' | 'quoted';

/** Attributes of the code book "Three lenses" and of those made from it. */
const VOICE = 'voice';
const POLARITY = 'polarity';

/** A mark is quoted when more than half of its characters stand in quotation marks. */
export function voiceOf(
  mark: Pick<PublishedAnnotation, 'attributes' | 'target'>,
  quoted: readonly Span[],
): MarkVoice {
  const said = attributeOf(mark, VOICE);
  if (said === 'reporter' || said === 'quoted') return said;
  const inQuotes = mark.target.segments.flatMap((segment) =>
    quoted.flatMap((span) => intersection(segment, span) ?? []),
  );
  return totalLength(inQuotes) * 2 > totalLength(mark.target.segments) ? 'quoted' : 'reporter';
}

/** For `voiceOf`, UTF-16 units of the current revision. */
export function quotedWordsOf(source: Source): readonly Span[] {
  return quotedSpansOf(source).map(({ inner }) => inner);
}

export interface Polarity {
  readonly positive: number;
  readonly negative: number;
  /** Of which a coder said that they do neither. */
  readonly neither: number;
  /** Marks that say nothing of it. */
  readonly unsaid: number;
}

export function polarityOf(marks: readonly PublishedAnnotation[]): Polarity {
  const count = (value: string) =>
    marks.filter((mark) => attributeOf(mark, POLARITY) === value).length;
  return {
    positive: count('positive'),
    negative: count('negative'),
    neither: count('none'),
    unsaid: count(''),
  };
}

/**
 * Coefficient of imbalance, -1 (all bad) to 1 (all good): (f² - fu) / (rt) for f >= u, else (fu - u²) / (rt), with f
 * favourable, u unfavourable, r relevant and t all units (Janis and Fadner 1943, Psychometrika 8; research: domain
 * 5.8). Here the units are marks; relevant are those whose polarity somebody filled in. Null when none is.
 */
export function imbalance({ positive, negative, neither, unsaid }: Polarity): number | null {
  const relevant = positive + negative + neither;
  if (relevant === 0) return null;
  const [f, u] = [positive, negative];
  return (f >= u ? f * f - f * u : f * u - u * u) / (relevant * (relevant + unsaid));
}
