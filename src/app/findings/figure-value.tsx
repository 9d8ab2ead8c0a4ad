import type { ReactNode } from 'react';
import type { FigurePassage } from '#core/compare/findings.ts';
import { lightUp } from '../view-state.ts';

interface FigureValueProps {
  /** What is lit up. */
  readonly title: string;
  readonly passages: readonly FigurePassage[];
  /** What stands there: “2 marks”. */
  readonly count: string;
  /** Named where several stand in one cell. */
  readonly set: string | null;
  readonly children: ReactNode;
}

/** A number that lights its passages up in the articles. */
export function FigureValue({ title, passages, count, set, children }: FigureValueProps) {
  const lit = () =>
    lightUp({
      title: set === null ? title : `${title}, ${set}`,
      passages: [...passages],
    });
  return (
    <p className="finding-value">
      {set !== null && <span className="finding-set">{set}: </span>}
      {passages.length === 0 ? (
        children
      ) : (
        <button type="button" className="figure" onClick={lit}>
          {children}, {count}
        </button>
      )}
    </p>
  );
}
