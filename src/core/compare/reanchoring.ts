/** The re-anchoring report of a correction: for every mark on an article, where its words stand in a later text. */
import type { PublishedAnnotation, Target } from '../model/annotation.ts';
import type { Revision, Source } from '../model/source.ts';
import { CurrentTargets } from './current-targets.ts';

export interface Reanchored {
  /** As it was made. */
  readonly annotation: PublishedAnnotation;
  /** In the later text; null where the words are gone. */
  readonly target: Target | null;
}

/** Every mark of the source is in one of the lists, in the order given. */
export interface ReanchoringReport {
  readonly kept: readonly Reanchored[];
  readonly moved: readonly Reanchored[];
  readonly changed: readonly Reanchored[];
  readonly lost: readonly Reanchored[];
}

/**
 * `to` is a revision of the source, or one that it may get. Marks made on `to` are kept; those of other sources
 * are passed over.
 */
export function reanchoringReport(
  annotations: readonly PublishedAnnotation[],
  source: Source,
  to: Revision,
): ReanchoringReport {
  const [oldest, ...others] = source.revisions;
  const later = others.filter(({ id }) => id !== to.id);
  const targets = new CurrentTargets([{ ...source, revisions: [oldest, ...later, to] }]);
  const lists: Record<keyof ReanchoringReport, Reanchored[]> = {
    kept: [],
    moved: [],
    changed: [],
    lost: [],
  };
  for (const annotation of annotations) {
    if (annotation.target.source !== source.id) continue;
    const { standing, target } = targets.anchor(annotation.target);
    const kind = standing === 'current' ? 'kept' : standing;
    lists[kind].push({ annotation, target: kind === 'lost' ? null : target });
  }
  return lists;
}
