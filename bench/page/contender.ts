/** What is compared: a way to paint the same marks over the same three texts, behind one interface. */
import type { Revision } from '#core/model/source.ts';
import type { PaintedMark } from '#editor/painter.ts';

export interface Article {
  readonly revision: Revision;
  readonly marks: readonly PaintedMark[];
}

/** True once the change has reached the DOM or the highlights; the next frame then shows it. */
export type IsDrawn = () => boolean;

/** Changes are to the first article. */
export interface Opened {
  readonly isDrawn: IsDrawn;
  readonly add: (mark: PaintedMark) => IsDrawn;
  readonly remove: (mark: PaintedMark) => IsDrawn;
  /** The mark as it is to look from now on. */
  readonly recolour: (mark: PaintedMark) => IsDrawn;
}

export interface Contender {
  /** Builds the articles in an empty grid, one column each, painted with their marks. */
  open(grid: HTMLElement, articles: readonly Article[]): Opened;
}

/** For a contender that draws before its call returns. */
export const atOnce: IsDrawn = () => true;

export function addColumn(grid: HTMLElement): HTMLElement {
  return grid.appendChild(document.createElement('div'));
}
