import type { Source } from '../../model/source.ts';
import type { Span } from '../../text/segments.ts';
import type { Pair } from './judged-alignment.ts';
import { sentencePlaces } from './passages.ts';

/** The sentences of the article that no pair touches, and how many it has in all. UTF-16 units. */
export function unansweredPassages(
  source: Source,
  pairs: readonly Pair[],
): { readonly alone: readonly Span[]; readonly all: number } {
  const passages = sentencePlaces(source);
  const answered = pairs
    .flatMap(({ a, b }) => [a, b])
    .filter((place) => place.source === source.id);
  const alone = passages.filter(
    ({ start, end }) => !answered.some((place) => place.start < end && place.end > start),
  );
  return { alone: alone.map(({ start, end }) => ({ start, end })), all: passages.length };
}
