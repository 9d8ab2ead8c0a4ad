/** What the server has of this workspace, since it writes the file: not what is still on its way to it. */
import { useMemo } from 'react';
import { adjudicatedMarks, type AdjudicatedMark } from '#core/compare/adjudicated.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { NO_RECORDS } from '#core/model/workspace.ts';
import { readRoomAnnotations, readRoomRecords } from '#sync/documents.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';

export interface Published {
  readonly marks: readonly PublishedAnnotation[];
  /** How many marks of mine are not published yet. */
  readonly unpublished: number;
}

export function usePublished(): Published {
  const { marks, reading } = useRoom();
  const all = useObservable(marks.marks);
  // Read again whenever a mark of mine or of the reading room changes.
  return useMemo(() => {
    if (all.size === 0) return { marks: [], unpublished: 0 };
    const published = readRoomAnnotations(reading.readingRoom);
    const unpublished = [...all.values()].filter(({ id }) => !published.has(id)).length;
    return { marks: [...published.values()], unpublished };
  }, [all, reading]);
}

/** What owners and editors have made of the marks by now, each once. */
export function useAdjudicated(): readonly AdjudicatedMark[] {
  const { records, reading, anchor } = useRoom();
  const { codeBook } = useWorkspace();
  const { marks } = usePublished();
  const all = useObservable(records.of('decisions'));
  const standsNow = useObservable(anchor);
  return useMemo(() => {
    if (all.length === 0) return [];
    const decisions = [...readRoomRecords(reading.readingRoom, 'decisions').values()];
    return adjudicatedMarks({
      annotations: marks.map((mark) => ({ ...mark, target: standsNow(mark.target).target })),
      records: { ...NO_RECORDS, decisions },
      codeBook,
    });
  }, [all, marks, reading, codeBook, standsNow]);
}
