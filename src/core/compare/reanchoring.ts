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

type Standing = keyof ReanchoringReport;

/**
 * Where each mark stands in `to`: a revision of the source, or one that it may get. Marks made on `to` are kept;
 * those of other sources are null. The texts are compared when the first mark asks.
 */
export function standings(
  source: Source,
  to: Revision,
): (annotation: PublishedAnnotation) => (Reanchored & { readonly standing: Standing }) | null {
  const [oldest, ...others] = source.revisions;
  const later = others.filter(({ id }) => id !== to.id);
  const targets = new CurrentTargets([{ ...source, revisions: [oldest, ...later, to] }]);
  return (annotation) => {
    if (annotation.target.source !== source.id) return null;
    const anchored = targets.anchor(annotation.target);
    const standing = anchored.standing === 'current' ? 'kept' : anchored.standing;
    return { annotation, standing, target: standing === 'lost' ? null : anchored.target };
  };
}

/** The standings of all. */
export function reanchoringReport(
  annotations: readonly PublishedAnnotation[],
  source: Source,
  to: Revision,
): ReanchoringReport {
  const standingOf = standings(source, to);
  const lists: Record<Standing, Reanchored[]> = { kept: [], moved: [], changed: [], lost: [] };
  for (const one of annotations) {
    const found = standingOf(one);
    if (found) lists[found.standing].push({ annotation: one, target: found.target });
  }
  return lists;
}
