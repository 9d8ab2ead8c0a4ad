import { useCallback, useMemo } from 'react';
import type { CodeBookIndex } from '#core/model/codebook.ts';
import type { SourceId } from '#core/model/ids.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import type { ViewState } from '../view-address.ts';
import { viewState } from '../view-state.ts';

export function isVisible(mark: Mark, view: ViewState, codes: CodeBookIndex): boolean {
  const layer = codes.tags.get(mark.tag)?.layer;
  return (
    layer !== undefined &&
    !view.hiddenLayers.includes(layer.id) &&
    !view.hiddenTags.includes(mark.tag) &&
    !view.hiddenMembers.includes(mark.author)
  );
}

export type MarkPredicate = (mark: Mark) => boolean;

/** The filter of the view as one predicate; it changes only when the filter does. */
export function useFilter(): MarkPredicate {
  const { hiddenLayers, hiddenTags, hiddenMembers } = useObservable(viewState);
  const { codes } = useWorkspace();
  return useCallback(
    (mark: Mark) =>
      isVisible(mark, { ...viewState.value, hiddenLayers, hiddenTags, hiddenMembers }, codes),
    [hiddenLayers, hiddenTags, hiddenMembers, codes],
  );
}

/** Marks of one source that pass the filter, in text order; without those whose words are gone from it. */
export function useVisibleMarks(source: SourceId): readonly Mark[] {
  const marks = useObservable(useRoom().marks.marks);
  const passes = useFilter();
  return useMemo(
    () =>
      [...marks.values()]
        .filter((mark) => mark.target.source === source && !isGone(mark) && passes(mark))
        .toSorted(inTextOrder),
    [marks, passes, source],
  );
}

/** Marks of one source that pass the filter and whose words a correction took out, in the order of the earlier text. */
export function useGoneMarks(source: SourceId): readonly Mark[] {
  const marks = useObservable(useRoom().marks.marks);
  const passes = useFilter();
  return useMemo(
    () =>
      [...marks.values()]
        .filter((mark) => mark.target.source === source && isGone(mark) && passes(mark))
        .toSorted(inTextOrder),
    [marks, passes, source],
  );
}

function isGone({ standing }: Mark): boolean {
  return standing === 'lost';
}

function inTextOrder(a: Mark, b: Mark): number {
  const start = (a.target.segments[0]?.start ?? 0) - (b.target.segments[0]?.start ?? 0);
  const end = (a.target.segments.at(-1)?.end ?? 0) - (b.target.segments.at(-1)?.end ?? 0);
  return start || end || (a.id < b.id ? -1 : 1);
}
