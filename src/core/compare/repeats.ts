import { currentRevision, isArticleText, type Source } from '../model/source.ts';
import { asSpacedPattern } from '../text/pattern.ts';
import type { Span } from '../text/segments.ts';

/** Every place where the words stand in the article's text as whole words, in upper or lower case. UTF-16 units. */
export function repeatsOf(words: string, source: Source): Span[] {
  const { text, blocks } = currentRevision(source);
  const pattern = asSpacedPattern(words.trim());
  if (pattern === '') return [];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
  return blocks.filter(isArticleText).flatMap((block) =>
    [...text.slice(block.start, block.end).matchAll(found)].map(({ 0: match, index }) => ({
      start: block.start + index,
      end: block.start + index + match.length,
    })),
  );
}

/** Other forms of a name, by what they have in common: the last word of it. */
export interface NearRepeat {
  /** As it stands there, with plain spaces. */
  readonly words: string;
  /** UTF-16 units of the article. */
  readonly span: Span;
}

/** One word of a name or a title in front of it. */
const NAME_WORD = String.raw`\p{Lu}[\p{L}’-]*\.?`;

/**
 * Where another form of the name stands: words with capitals that end in its last word (“Chalghoumi”, “Hassen
 * Chalghoumi”, “Imam Chalghoumi”). None for words that end in a word without a capital: what would be near to them
 * no rule can tell.
 */
export function nearRepeatsOf(words: string, source: Source): NearRepeat[] {
  const last = /\p{Lu}[\p{L}-]*(?=(?:’s)?$)/u.exec(words.trim())?.[0];
  if (last === undefined) return [];
  const { text, blocks } = currentRevision(source);
  const exact = new Set(repeatsOf(words, source).map(({ start }) => start));
  const form = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${NAME_WORD}[^\S\n]+){0,4}${last}(?![\p{L}\p{N}])`,
    'gu',
  );
  return blocks.filter(isArticleText).flatMap((block) =>
    [...text.slice(block.start, block.end).matchAll(form)].flatMap(({ 0: match, index }) => {
      const start = block.start + index;
      const isExact = [...exact].some((one) => one >= start && one < start + match.length);
      return isExact
        ? []
        : [{ words: match.replaceAll(/\s+/g, ' '), span: { start, end: start + match.length } }];
    }),
  );
}
