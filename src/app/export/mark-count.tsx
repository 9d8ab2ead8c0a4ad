import { useMemo } from 'react';
import { keepsMark, type Selection } from '#core/formats/selection.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { readRoomAnnotations } from '#sync/documents.ts';
import { useFirstPass } from '../session/first-pass.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';

interface MarkCountProps {
  readonly selection: Selection;
}

/** How many marks the choice takes in: of those that the server publishes, since it writes the file. */
export function MarkCount({ selection }: MarkCountProps) {
  return selection.round === null ? (
    <CountNow selection={selection} />
  ) : (
    <CountOfRound selection={selection} round={selection.round} />
  );
}

function CountNow({ selection }: MarkCountProps) {
  const { marks, reading } = useRoom();
  const all = useObservable(marks.marks);
  // Read again whenever a mark of mine or of the reading room changes.
  const published = useMemo(
    () => (all.size === 0 ? [] : [...readRoomAnnotations(reading.readingRoom).values()]),
    [all, reading],
  );
  const unpublished = useMemo(() => {
    const there = new Set<string>(published.map(({ id }) => id));
    return [...all.keys()].filter((id) => !there.has(id)).length;
  }, [all, published]);
  return <Sentence marks={published} selection={selection} unpublished={unpublished} />;
}

function CountOfRound({ selection, round }: MarkCountProps & { readonly round: number }) {
  const marks = useFirstPass(round);
  if (!marks) return <>Counting the marks</>;
  return <Sentence marks={marks} selection={selection} unpublished={0} />;
}

interface SentenceProps extends MarkCountProps {
  readonly marks: readonly PublishedAnnotation[];
  /** Marks of mine that are not published yet. */
  readonly unpublished: number;
}

function Sentence({ marks, selection, unpublished }: SentenceProps) {
  const { codeBook } = useWorkspace();
  const count = useMemo(
    () => marks.filter(keepsMark({ codeBook }, selection)).length,
    [marks, codeBook, selection],
  );
  const waiting =
    unpublished > 0 ? ` ${counted(unpublished, 'mark', 'marks')} of yours not published yet.` : '';
  if (marks.length === 0) {
    return <>No mark is published yet: articles and code book only.{waiting}</>;
  }
  if (count === marks.length)
    return <>{`Chosen: all ${counted(count, 'mark', 'marks')}.${waiting}`}</>;
  return <>{`Chosen: ${count} of ${counted(marks.length, 'mark', 'marks')}.${waiting}`}</>;
}
