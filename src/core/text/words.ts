import { segmenterFor } from './segmenter.ts';
import type { Span } from './segments.ts';

/**
 * The words of a text in UTF-16 units of it: those with letters or digits, as Intl.Segmenter parts them for the
 * language. Engines differ on “U.S.” and “example.com”; what only a full stop parts is one word here in all of them,
 * so that a screen and a file count the same.
 */
export function* wordsIn(text: string, language: string | null): Generator<Span> {
  let word: Span | null = null;
  for (const { index, segment, isWordLike } of segmenterFor(language, 'word').segment(text)) {
    if (!isWordLike) continue;
    const next: Span = { start: index, end: index + segment.length };
    if (word && isOne(text, word, next)) word = { start: word.start, end: next.end };
    else {
      if (word) yield word;
      word = next;
    }
  }
  if (word) yield word;
}

function isOne(text: string, { end }: Span, { start }: Span): boolean {
  if (end + 1 !== start || text.charAt(end) !== '.') return false;
  return /^(?:\p{L}\.\p{L}|\p{N}\.\p{N})/u.test(text.slice(lastCharacter(text, end), start + 2));
}

function lastCharacter(text: string, end: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(end - 1)) ? end - 2 : end - 1;
}

export function countWords(text: string, language: string | null): number {
  return [...wordsIn(text, language)].length;
}
