/** Passages of the articles that another article answers, while "Across" is open: it sets them, the margin maps show them. */
import type { SourceId } from '#core/model/ids.ts';
import type { Span } from '#core/text/segments.ts';
import { Observable } from '../session/observable.ts';

export interface AlignedHere {
  /** Paired by people. */
  readonly confirmed: readonly Span[];
  readonly proposed: readonly Span[];
}

export const alignedHere = new Observable<ReadonlyMap<SourceId, AlignedHere>>(new Map());
