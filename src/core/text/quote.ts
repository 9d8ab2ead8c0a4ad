/*
 * Quotes: the text at a target with what stands around it, and the check that the two still agree.
 * Not fuzzy search: re-anchoring to another revision is in reanchor.ts.
 * Comes from spans over a revision; goes into records, is checked again by the librarian and each importer.
 */
import type { Segment, Target } from '../model/annotation.ts';
import type { Problem } from '../model/result.ts';
import type { Revision, Source } from '../model/source.ts';
import { isTextOrMask } from './mask.ts';
import { graphemeEdgeAfter, graphemeEdgeBefore } from './graphemes.ts';
import type { Span } from './segments.ts';

/** W3C readers look at up to 32 characters on each side (research: formats 1.1 f). */
export const CONTEXT_LENGTH = 32;

/** The segment for a span: quote, prefix and suffix are real text, cut at grapheme edges. */
export function segmentAt(text: string, span: Span): Segment {
  const prefixStart = graphemeEdgeAfter(text, Math.max(0, span.start - CONTEXT_LENGTH));
  const suffixEnd = graphemeEdgeBefore(text, Math.min(text.length, span.end + CONTEXT_LENGTH));
  return {
    start: span.start,
    end: span.end,
    quote: text.slice(span.start, span.end),
    prefix: text.slice(Math.min(prefixStart, span.start), span.start),
    suffix: text.slice(span.end, Math.max(suffixEnd, span.end)),
  };
}

export function targetAt(source: Source, revision: Revision, spans: readonly Span[]): Target {
  return {
    source: source.id,
    revision: revision.id,
    segments: spans.map((span) => segmentAt(revision.text, span)),
  };
}

/** The target with the text as it is, where parts of it were hidden from its writer. */
export function unmasked(target: Target, revision: Revision): Target {
  const { text } = revision;
  const segments = target.segments.map(({ start, end, prefix, suffix }) => ({
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(start - prefix.length, start),
    suffix: text.slice(end, end + suffix.length),
  }));
  return { ...target, segments };
}

/**
 * Every way in which a target does not fit the text it names: outside, out of order, another text.
 * `at` is where the record has its target.
 */
export function targetProblems(target: Target, revision: Revision, at = 'target'): Problem[] {
  const problems: Problem[] = [];
  let previousEnd = -1;
  target.segments.forEach((segment, index) => {
    const path = `${at}.segments.${index}`;
    if (segment.start >= segment.end || segment.end > revision.text.length) {
      problems.push({ path, message: `lies outside the text (0 to ${revision.text.length})` });
    } else if (segment.start <= previousEnd) {
      problems.push({ path, message: 'stands before or touches the piece in front of it' });
    } else {
      problems.push(...quoteProblems(segment, revision.text, path));
    }
    previousEnd = segment.end;
  });
  return problems;
}

function quoteProblems(segment: Segment, text: string, path: string): Problem[] {
  const { start, end, quote, prefix, suffix } = segment;
  const problems: Problem[] = [];
  if (!isTextOrMask(quote, text.slice(start, end))) {
    problems.push({ path: `${path}.quote`, message: 'is not the text at these offsets' });
  }
  for (const [part, words] of Object.entries({ quote, prefix, suffix })) {
    if (words.isWellFormed()) continue;
    problems.push({ path: `${path}.${part}`, message: 'splits a character in two' });
  }
  if (!isTextOrMask(prefix, text.slice(Math.max(0, start - prefix.length), start))) {
    problems.push({ path: `${path}.prefix`, message: 'is not the text before the quote' });
  }
  if (!isTextOrMask(suffix, text.slice(end, end + suffix.length))) {
    problems.push({ path: `${path}.suffix`, message: 'is not the text after the quote' });
  }
  return problems;
}
