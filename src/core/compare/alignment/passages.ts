/** The sentences of an article that can be aligned: those of its text, not of its furniture. */
import type { SourceId } from '../../model/ids.ts';
import { currentRevision, isArticleText, type Source } from '../../model/source.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { termsOf, type Term } from './terms.ts';

/** `[start, end)` in UTF-16 units of the current revision. */
export interface Place {
  readonly source: SourceId;
  readonly start: number;
  readonly end: number;
}

export interface Passage extends Place {
  readonly terms: readonly Term[];
}

/** In text order. */
export function sentencePlaces(source: Source): Place[] {
  const { text, blocks } = currentRevision(source);
  return blocks
    .filter(isArticleText)
    .flatMap((block) => sentencesOf(text, block, source.metadata.language))
    .map(({ start, end }) => ({ source: source.id, start, end }));
}

/** The same sentences with what is compared of them. */
export function passagesOf(source: Source): Passage[] {
  const { text } = currentRevision(source);
  return sentencePlaces(source).map((place) => ({
    ...place,
    terms: termsOf(text.slice(place.start, place.end), source.metadata.language),
  }));
}
