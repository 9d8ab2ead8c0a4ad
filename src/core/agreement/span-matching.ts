/*
 * Marks of two coders with one tag held against each other: the same words, some words in common, or the share of
 * words in common (research: domain 3.2). Positive specific agreement is the F1 of either coder against the other.
 * Comes from what coders marked in one text; goes to agreement-of.ts.
 */
import type { Span } from '../text/segments.ts';

/** exact: the same words. overlap: at least one character. partial: each span by its share (SemEval-2020, task 11). */
export const MATCH_RULES = ['exact', 'overlap', 'partial'] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

type Place = number | string;

/** What one coder marked with one tag, prepared once for all comparisons. */
export interface CodedSpans {
  /** A mark each, as its pieces in text order; the same words twice are one mark. */
  readonly marks: readonly (readonly Span[])[];
  readonly places: ReadonlySet<Place>;
  /** The pieces in text order, those that overlap made one; those that touch are two. */
  readonly merged: readonly Span[];
}

/** Sums over spans of the first coder and of the second: how much of each the other found, and how many there are. */
export interface Match {
  readonly found: number;
  readonly of: number;
  readonly foundOther: number;
  readonly ofOther: number;
}

/** Pieces of each mark in text order. */
export function codedSpans(marks: readonly (readonly Span[])[]): CodedSpans {
  const places = new Set<Place>();
  const once = marks.filter((pieces) => {
    const before = places.size;
    return places.add(placeOf(pieces)).size > before;
  });
  return { marks: once, places, merged: withoutOverlaps(once.flat()) };
}

/** Numbers for the many marks in one piece: they are quicker to look up. Exact for texts of up to 67 million places. */
function placeOf(pieces: readonly Span[]): Place {
  const [only, ...more] = pieces;
  if (only && more.length === 0) return only.start * 2 ** 26 + only.end;
  return pieces.map(({ start, end }) => `${start}-${end}`).join(' ');
}

export const NOTHING_CODED: CodedSpans = codedSpans([]);

export function matchSpans(rule: MatchRule, one: CodedSpans, other: CodedSpans): Match {
  switch (rule) {
    case 'exact': {
      const same = inCommon(one.places, other.places);
      return { found: same, of: one.places.size, foundOther: same, ofOther: other.places.size };
    }
    case 'overlap':
      return {
        found: touched(one.marks, other.merged),
        of: one.marks.length,
        foundOther: touched(other.marks, one.merged),
        ofOther: other.marks.length,
      };
    case 'partial':
      return {
        found: sharesFound(one.merged, other.merged),
        of: one.merged.length,
        foundOther: sharesFound(other.merged, one.merged),
        ofOther: other.merged.length,
      };
  }
}

/** 2 P R / (P + R), 0 to 1; null where neither marked anything. */
export function f1({ found, of, foundOther, ofOther }: Match): number | null {
  if (of + ofOther === 0) return null;
  if (found === 0 || foundOther === 0) return 0;
  const [precision, recall] = [found / of, foundOther / ofOther];
  return (2 * precision * recall) / (precision + recall);
}

/** In text order; unlike mergeSpans, spans that only touch stay two. */
export function withoutOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

function inCommon(one: CodedSpans['places'], other: CodedSpans['places']): number {
  let count = 0;
  for (const place of one) if (other.has(place)) count++;
  return count;
}

/** How many marks share a character with the others' spans. */
function touched(marks: CodedSpans['marks'], others: readonly Span[]): number {
  return marks.filter((pieces) => pieces.some((piece) => overlapsAny(piece, others))).length;
}

function overlapsAny({ start, end }: Span, sorted: readonly Span[]): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? start) <= start) low = middle + 1;
    else high = middle;
  }
  const first = sorted[low];
  return first !== undefined && first.start < end;
}

/** Sum over the spans of the share of each that lies under the others'. */
function sharesFound(spans: readonly Span[], others: readonly Span[]): number {
  let sum = 0;
  let from = 0;
  for (const { start, end } of spans) {
    while ((others[from]?.end ?? Infinity) <= start) from++;
    let shared = 0;
    for (let at = from; (others[at]?.start ?? Infinity) < end; at++) {
      const other = others[at];
      if (other) shared += Math.min(end, other.end) - Math.max(start, other.start);
    }
    sum += shared / (end - start);
  }
  return sum;
}
