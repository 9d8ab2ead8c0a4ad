/** The sentences of an article that can be aligned: those of its text, not of its furniture. */
import type { SourceId } from '../../model/ids.ts';
import { currentRevision, isArticleText, type Source } from '../../model/source.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { termsOf, type Term } from './terms.ts';

export interface Passage {
  readonly source: SourceId;
  /** `[start, end)` in UTF-16 units of the current revision. */
  readonly start: number;
  readonly end: number;
  readonly terms: readonly Term[];
}

/** In text order. */
export function passagesOf(source: Source): Passage[] {
  const { text, blocks } = currentRevision(source);
  const { language } = source.metadata;
  return blocks
    .filter(isArticleText)
    .flatMap((block) => sentencesOf(text, block, language))
    .map(({ start, end }) => ({
      source: source.id,
      start,
      end,
      terms: termsOf(text.slice(start, end), language),
    }));
}
