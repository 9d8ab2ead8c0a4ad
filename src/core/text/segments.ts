/*
 * Pieces of text as `[start, end)` in UTF-16 units: clean up what a person selected, compare, cut.
 * Not quotes: quote.ts adds the text. Comes from selections; goes into targets and the painter.
 */
import { graphemeEdgeAfter, graphemeEdgeBefore } from './graphemes.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a person meant by a selection, whose ends may be in either order and beyond the text: outwards to
 * grapheme edges, then without white space at either end. Null when nothing but white space is selected.
 */
export function tidySpan(text: string, span: Span): Span | null {
  if (span.start === span.end) return null;
  let start = graphemeEdgeBefore(text, Math.min(span.start, span.end));
  let end = graphemeEdgeAfter(text, Math.max(span.start, span.end));
  while (start < end && isWhiteSpace(text, start)) start++;
  while (end > start && isWhiteSpace(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

/** In text order, with touching and overlapping spans made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/** The common part, or null when there is none. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** Sum of the lengths, in UTF-16 units. */
export function totalLength(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** A space that carries a combining accent is no white space: without it the accent would stand alone. */
function isWhiteSpace(text: string, index: number): boolean {
  if (!/\s/.test(text.charAt(index))) return false;
  return (
    graphemeEdgeBefore(text, index) === index && graphemeEdgeAfter(text, index + 1) === index + 1
  );
}
