const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How far around an offset the segmenter looks: longer than any cluster that people write. */
const WINDOW = 128;

/**
 * The last grapheme edge at or before the offset (UTF-16 units). An edge of a cluster is its own answer,
 * so a selection snapped outwards with both functions never splits an emoji family or a combining accent.
 */
export function graphemeEdgeBefore(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const from = windowStart(text, offset);
  const cluster = graphemes.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  return cluster ? from + cluster.index : offset;
}

/** The first grapheme edge at or after the offset (UTF-16 units). */
export function graphemeEdgeAfter(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const before = graphemeEdgeBefore(text, offset);
  if (before === offset) return offset;
  const from = windowStart(text, offset);
  const cluster = graphemes.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  return cluster ? from + cluster.index + cluster.segment.length : offset;
}

/** A line feed is always an edge; without one near, start far enough back for any cluster. */
function windowStart(text: string, offset: number): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return Math.max(lineStart, offset - WINDOW, 0);
}
