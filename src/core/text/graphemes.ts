/** What people see as one character: an emoji family, a letter with its accents. */
export const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The last grapheme edge at or before the offset (UTF-16 units of canonical text). An edge is its own answer,
 * so a selection snapped outwards with both functions never splits an emoji family or a combining accent.
 */
export function graphemeEdgeBefore(text: string, offset: number): number {
  return clusterAt(text, offset)?.start ?? Math.min(Math.max(offset, 0), text.length);
}

/** The first grapheme edge at or after the offset (UTF-16 units of canonical text). */
export function graphemeEdgeAfter(text: string, offset: number): number {
  return clusterAt(text, offset)?.end ?? Math.min(Math.max(offset, 0), text.length);
}

/** The cluster that the offset lies inside of; null when the offset is an edge. */
function clusterAt(text: string, offset: number): { start: number; end: number } | null {
  if (isSureEdge(text, offset)) return null;
  let from = offset - 1;
  while (!isSureEdge(text, from)) from--;
  let to = offset + 1;
  while (!isSureEdge(text, to)) to++;
  const cluster = graphemes.segment(text.slice(from, to)).containing(offset - from);
  if (!cluster || from + cluster.index === offset) return null;
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length };
}

/**
 * Edges that need no segmenter: the ends of the text, line feeds, and between two Latin characters or spaces. What
 * lies between two of them is segmented as a whole: flags, for one, are pairs counted from where their row begins.
 */
function isSureEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (
    before === LINE_FEED || after === LINE_FEED || (joinsNoOther(before) && joinsNoOther(after))
  );
}

/** Of every kind of space, too: else each step through a long run of them would segment the whole run. */
function joinsNoOther(unit: number): boolean {
  return unit < FIRST_COMBINING || /\s/.test(String.fromCharCode(unit));
}

const LINE_FEED = 0x0a;
const FIRST_COMBINING = 0x300;
