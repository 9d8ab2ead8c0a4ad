import type { Span } from './segments.ts';

/** Words with letters or digits, as Intl.Segmenter counts them for the language. */
export function countWords(text: string, language: string | null): number {
  let count = 0;
  for (const piece of segmenterFor(language, 'word').segment(text)) {
    if (piece.isWordLike) count++;
  }
  return count;
}

/** Titles, ranks and initials that end in a full stop without ending a sentence. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Brig|Col|Capt|Lt|Sgt|Rev|Sen|Rep|Gov|St|vs|e\.g|i\.e|(?:U\.)?[A-HJ-Z])\.[^\S\n]*$/u;
/** "No. 10" is a number, "No. Never." are two sentences. */
const NUMERO = /(?<![\p{L}\p{N}])Nos?\.[^\S\n]*$/u;

/** Sentences inside `within` (UTF-16 units), without the white space between them. */
export function sentencesOf(text: string, within: Span, language: string | null): Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  let end = start;
  const segmenter = segmenterFor(language, 'sentence');
  for (const piece of segmenter.segment(text.slice(within.start, within.end))) {
    end = within.start + piece.index + piece.segment.length;
    if (goesOn(text, start, end)) continue;
    sentences.push({ start, end });
    start = end;
  }
  if (start < end) sentences.push({ start, end });
  return sentences.map((span) => trimmed(text, span)).filter((span) => span.start < span.end);
}

function goesOn(text: string, start: number, end: number): boolean {
  const soFar = text.slice(start, end);
  return ABBREVIATION.test(soFar) || (NUMERO.test(soFar) && /\p{N}/u.test(text.charAt(end)));
}

/** A language is what a page states about itself: where it is no language tag, the rules for all languages hold. */
function segmenterFor(language: string | null, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? 'und', { granularity });
  } catch {
    return new Intl.Segmenter('und', { granularity });
  }
}

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: Math.max(start, span.end - (piece.length - piece.trimEnd().length)) };
}
