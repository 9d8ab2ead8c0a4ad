/** Which marks stand on an article as it reads now, of marks that were brought to it where that could be done. */
import type { PublishedAnnotation, Target } from '../model/annotation.ts';
import { currentRevision, type Source } from '../model/source.ts';

/** False for a mark whose words a correction took out. A mark on a source that is not here stands as it is. */
export function onTextOfNow(
  sources: readonly Source[],
): (mark: Pick<PublishedAnnotation, 'target'>) => boolean {
  const now = revisionsOfNow(sources);
  return ({ target }) => (now.get(target.source) ?? target.revision) === target.revision;
}

/** The same of a target, but false on a source that is not here. */
export function onTextHere(
  sources: readonly Source[],
): (target: Pick<Target, 'source' | 'revision'>) => boolean {
  const now = revisionsOfNow(sources);
  return ({ source, revision }) => now.get(source) === revision;
}

function revisionsOfNow(sources: readonly Source[]): ReadonlyMap<string, string> {
  return new Map<string, string>(sources.map((one) => [one.id, currentRevision(one).id]));
}
