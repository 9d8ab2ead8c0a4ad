import type { ReactNode } from 'react';
import type { Attributed } from '#core/compare/voices/judged-attributions.ts';
import { lightUp } from '../view-state.ts';
import { litVoices } from './voices.ts';

interface LightsFigureProps {
  /** What is lit up. */
  readonly title: string;
  readonly passages: readonly Attributed[];
  readonly children: ReactNode;
}

/** A number that lights its passages up in the articles; plain when it has none. */
export function LightsFigure({ title, passages, children }: LightsFigureProps) {
  if (passages.length === 0) return children;
  return (
    <button type="button" className="figure" onClick={() => lightUp(litVoices(title, passages))}>
      {children}
    </button>
  );
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
