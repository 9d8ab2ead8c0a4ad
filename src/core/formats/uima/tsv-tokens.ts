/*
 * The sentences and tokens of a text for WebAnno TSV: every visible character is in a token, every token in a sentence.
 * Tokens are the pieces of Intl.Segmenter for the language of the article. Offsets are UTF-16.
 */
import { sentencesOf } from '../../text/sentences.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import type { Span } from '../../text/segments.ts';
import type { MarkedText } from '../marked-texts.ts';

export interface TsvSentence extends Span {
  /** In text order; none is empty, none is white space alone. */
  readonly tokens: readonly Span[];
}

/** Sentences of each block and of what stands between blocks, so that every visible character is in a token. */
export function tsvSentences({
  source,
  revision,
}: Pick<MarkedText, 'source' | 'revision'>): TsvSentence[] {
  const { text, blocks } = revision;
  const { language } = source.metadata;
  const words = segmenterFor(language, 'word');
  return covering(text, blocks)
    .flatMap((block) => sentencesOf(text, block, language))
    .map(({ start, end }): TsvSentence => ({
      start,
      end,
      tokens: [...words.segment(text.slice(start, end))].flatMap(({ index, segment }) =>
        /^\s*$/.test(segment)
          ? []
          : [{ start: start + index, end: start + index + segment.length }],
      ),
    }));
}

/** The blocks, and what stands between them. */
function covering(text: string, blocks: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { start, end } of blocks.toSorted((a, b) => a.start - b.start)) {
    if (start > at) spans.push({ start: at, end: start });
    spans.push({ start: Math.max(at, start), end });
    at = Math.max(at, end);
  }
  if (at < text.length) spans.push({ start: at, end: text.length });
  return spans.filter((span) => span.start < span.end);
}
