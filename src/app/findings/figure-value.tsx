import type { ReactNode } from 'react';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { passagesOf } from '../lit.ts';
import { lightUp } from '../view-state.ts';
import { counted } from '../words.ts';

interface FigureValueProps {
  /** What is lit up. */
  readonly title: string;
  readonly marks: readonly PublishedAnnotation[];
  /** Named where several stand in one cell. */
  readonly set: string | null;
  readonly children: ReactNode;
}

/** A number that lights its marks up in the articles. */
export function FigureValue({ title, marks, set, children }: FigureValueProps) {
  const lit = () =>
    lightUp({
      title: set === null ? title : `${title}, ${set}`,
      passages: marks.flatMap(passagesOf),
    });
  return (
    <p className="finding-value">
      {set !== null && <span className="finding-set">{set}: </span>}
      {marks.length === 0 ? (
        children
      ) : (
        <button type="button" className="figure" onClick={lit}>
          {children}, {counted(marks.length, 'mark', 'marks')}
        </button>
      )}
    </p>
  );
}
