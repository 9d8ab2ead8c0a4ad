/** What is said about each mark, in the order it was said. Comes from the records; goes to threads and "new since". */
import type { PublishedReply, PublishedVote } from '#core/model/talk.ts';
import { useObservable } from './observable.ts';
import { useRoom } from './room.ts';

/** By the id of the mark, oldest first. */
export interface Talk {
  readonly replies: ReadonlyMap<string, readonly PublishedReply[]>;
  readonly votes: ReadonlyMap<string, readonly PublishedVote[]>;
}

export function useTalk(): Talk {
  const { records } = useRoom();
  return {
    replies: byMark(useObservable(records.of('replies'))),
    votes: byMark(useObservable(records.of('votes'))),
  };
}

function byMark<T extends { readonly about: string; readonly created: string }>(
  records: readonly T[],
): Map<string, T[]> {
  return Map.groupBy(
    records.toSorted((a, b) => a.created.localeCompare(b.created)),
    ({ about }) => about,
  );
}
