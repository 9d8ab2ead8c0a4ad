import { useMemo } from 'react';
import { keepsAdjudicated, keepsMark, type Selection } from '#core/formats/selection.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { useFirstPass } from '../session/first-pass.ts';
import { useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';
import { useAdjudicated, usePublished } from './published.ts';

interface MarkCountProps {
  readonly selection: Selection;
}

/** How many marks the file will have. */
export function MarkCount({ selection }: MarkCountProps) {
  if (selection.marks === 'adjudicated') return <Adjudicated selection={selection} />;
  return (
    <>
      {selection.round === null ? (
        <CountNow selection={selection} />
      ) : (
        <CountOfRound selection={selection} round={selection.round} />
      )}
      {selection.marks === 'both' && (
        <>
          {' '}
          <Adjudicated selection={selection} isBeside />
        </>
      )}
    </>
  );
}

function CountNow({ selection }: MarkCountProps) {
  const { marks, unpublished } = usePublished();
  return <Sentence marks={marks} selection={selection} unpublished={unpublished} />;
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
  return <>{`Chosen: ${ofAll(count, marks.length, 'mark', 'marks')}.${waiting}`}</>;
}

interface AdjudicatedProps extends MarkCountProps {
  /** In addition to those of the annotators. */
  readonly isBeside?: boolean;
}

function Adjudicated({ selection, isBeside = false }: AdjudicatedProps) {
  const { codeBook } = useWorkspace();
  const marks = useAdjudicated();
  const count = useMemo(
    () => marks.filter(keepsAdjudicated({ codeBook }, selection)).length,
    [marks, codeBook, selection],
  );
  if (marks.length === 0) {
    return <>No mark has been kept or changed yet, so none is adjudicated.</>;
  }
  const words = ofAll(count, marks.length, 'adjudicated mark', 'adjudicated marks');
  return <>{isBeside ? `Beside them: ${words}.` : `Chosen: ${words}.`}</>;
}

function ofAll(count: number, all: number, one: string, many: string): string {
  const words = counted(all, one, many);
  if (count < all) return `${count} of ${words}`;
  return all === 1 ? words : `all ${words}`;
}
