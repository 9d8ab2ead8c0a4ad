import { currentRevision, isArticleText, type Source } from '../model/source.ts';
import type { Span } from '../text/segments.ts';

/** Every place where the words stand in the article's text as whole words, in upper or lower case. UTF-16 units. */
export function repeatsOf(words: string, source: Source): Span[] {
  const { text, blocks } = currentRevision(source);
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  if (pattern === '') return [];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
  return blocks.filter(isArticleText).flatMap((block) =>
    [...text.slice(block.start, block.end).matchAll(found)].map(({ 0: match, index }) => ({
      start: block.start + index,
      end: block.start + index + match.length,
    })),
  );
}
