/*
 * Marks of two coders with one tag held against each other: the same words, some words in common, or the share of
 * words in common (research: domain 3.2). Positive specific agreement is the F1 of either coder against the other.
 * Comes from what coders marked in one text; goes to agreement-of.ts.
 */
import type { Span } from '../text/segments.ts';
import { firstWhere } from '../text/first-where.ts';

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
  /** True where every mark is one piece and none overlap, so that `merged` are the marks. */
  readonly isPlain: boolean;
}

/** Sums over the spans of the first coder and of the second: how much of each the other found, and how many there are. */
export interface Match {
  found: number;
  of: number;
  foundOther: number;
  ofOther: number;
}

/** How two coders match by each rule, over one text and tag or summed over several. */
export class Matches {
  readonly exact: Match = { found: 0, of: 0, foundOther: 0, ofOther: 0 };
  readonly overlap: Match = { found: 0, of: 0, foundOther: 0, ofOther: 0 };
  readonly partial: Match = { found: 0, of: 0, foundOther: 0, ofOther: 0 };

  /** Makes it empty again: many pairs of coders are compared, and making one for each takes longer than that. */
  clear(): void {
    for (const rule of MATCH_RULES) {
      const match = this[rule];
      match.found = match.of = match.foundOther = match.ofOther = 0;
    }
  }

  addSum(other: Matches): void {
    for (const rule of MATCH_RULES) {
      const [sum, more] = [this[rule], other[rule]];
      sum.found += more.found;
      sum.of += more.of;
      sum.foundOther += more.foundOther;
      sum.ofOther += more.ofOther;
    }
  }

  add(one: CodedSpans, other: CodedSpans): void {
    const { exact, overlap, partial } = this;
    exact.of += one.places.size;
    exact.ofOther += other.places.size;
    overlap.of += one.marks.length;
    overlap.ofOther += other.marks.length;
    partial.of += one.merged.length;
    partial.ofOther += other.merged.length;
    const isPlain = one.isPlain && other.isPlain;
    const isAny = this.#sweep(one.merged, other.merged, isPlain);
    if (isPlain || !isAny) return;
    const same = inCommon(one.places, other.places);
    exact.found += same;
    exact.foundOther += same;
    overlap.found += touched(one.marks, other.merged);
    overlap.foundOther += touched(other.marks, one.merged);
  }

  /** Counts what is in common going once along both. @returns whether anything is. */
  #sweep(spans: readonly Span[], others: readonly Span[], areMarks: boolean): boolean {
    const { exact, overlap, partial } = this;
    let [at, otherAt] = [0, 0];
    let [last, lastOther] = [-1, -1];
    for (;;) {
      const span = spans[at];
      const other = others[otherAt];
      if (!span || !other) return last >= 0;
      const shared = Math.min(span.end, other.end) - Math.max(span.start, other.start);
      if (shared > 0) {
        partial.found += shared / (span.end - span.start);
        partial.foundOther += shared / (other.end - other.start);
        if (areMarks) {
          if (at !== last) overlap.found++;
          if (otherAt !== lastOther) overlap.foundOther++;
          if (span.start === other.start && span.end === other.end) {
            exact.found++;
            exact.foundOther++;
          }
        }
        last = at;
        lastOther = otherAt;
      }
      if (span.end < other.end) at++;
      else otherAt++;
    }
  }

  /** 2 P R / (P + R), 0 to 1; null where neither marked anything. */
  f1(rule: MatchRule): number | null {
    const { found, of, foundOther, ofOther } = this[rule];
    if (of + ofOther === 0) return null;
    if (found === 0 || foundOther === 0) return 0;
    const [precision, recall] = [found / of, foundOther / ofOther];
    return (2 * precision * recall) / (precision + recall);
  }
}

/** Pieces of each mark in text order. */
export function codedSpans(marks: readonly (readonly Span[])[]): CodedSpans {
  const places = new Set<Place>();
  const once = marks.filter((pieces) => {
    const before = places.size;
    return places.add(placeOf(pieces)).size > before;
  });
  const merged = withoutOverlaps(once.flat());
  const isPlain = once.length === merged.length && once.every((pieces) => pieces.length === 1);
  return { marks: once, places, merged, isPlain };
}

/** Numbers for the many marks in one piece: they are quicker to look up. Exact for texts of up to 67 million places. */
function placeOf(pieces: readonly Span[]): Place {
  const [only, ...more] = pieces;
  if (only && more.length === 0) return only.start * 2 ** 26 + only.end;
  return pieces.map(({ start, end }) => `${start}-${end}`).join(' ');
}

export const NOTHING_CODED: CodedSpans = codedSpans([]);

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
  if (one.size > other.size) return inCommon(other, one);
  let count = 0;
  for (const place of one) if (other.has(place)) count++;
  return count;
}

/** How many marks share a character with the others' spans. In loops: this is where large classes spend their time. */
function touched(marks: CodedSpans['marks'], others: readonly Span[]): number {
  let count = 0;
  for (const pieces of marks) {
    for (const piece of pieces) {
      if (!overlapsAny(piece, others)) continue;
      count++;
      break;
    }
  }
  return count;
}

function overlapsAny({ start, end }: Span, sorted: readonly Span[]): boolean {
  const first = sorted[firstWhere(sorted, (one) => one.end > start)];
  return first !== undefined && first.start < end;
}
