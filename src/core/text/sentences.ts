import type { Span } from './segments.ts';

/** Words with letters or digits, as Intl.Segmenter counts them for the language. */
export function countWords(text: string, language: string | null): number {
  let count = 0;
  for (const piece of new Intl.Segmenter(language ?? 'und', { granularity: 'word' }).segment(
    text,
  )) {
    if (piece.isWordLike) count++;
  }
  return count;
}

/** Titles and ranks that end in a full stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Brig|Col|Lt|Sgt|Rev|Sen|Rep|St|vs|e\.g|i\.e|U\.S|No)\.\s*$/;

/** Sentences inside `within` (UTF-16 units), without the white space between them. */
export function sentencesOf(text: string, within: Span, language: string | null): Span[] {
  const segmenter = new Intl.Segmenter(language ?? 'und', { granularity: 'sentence' });
  const sentences: Span[] = [];
  let start = within.start;
  let end = start;
  for (const piece of segmenter.segment(text.slice(within.start, within.end))) {
    end = within.start + piece.index + piece.segment.length;
    if (ABBREVIATION.test(text.slice(start, end))) continue;
    sentences.push({ start, end });
    start = end;
  }
  if (start < end) sentences.push({ start, end });
  return sentences.map((span) => trimmed(text, span)).filter((span) => span.start < span.end);
}

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: Math.max(start, span.end - (piece.length - piece.trimEnd().length)) };
}
