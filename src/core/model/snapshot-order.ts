/** The one order in which marks and members stand in a snapshot, so that the same content makes the same file. */
import type { PublishedAnnotation } from './annotation.ts';
import type { Member } from './member.ts';
import type { Source } from './source.ts';

/** By source as the workspace orders them, then start, end and id. */
export function inTextOrder(
  annotations: Iterable<PublishedAnnotation>,
  sources: readonly Source[],
): PublishedAnnotation[] {
  const order = new Map(sources.map((source, index) => [source.id, index]));
  const rank = ({ target }: PublishedAnnotation) => order.get(target.source) ?? order.size;
  return [...annotations].toSorted((a, b) => rank(a) - rank(b) || byPosition(a, b));
}

/** By name, then id. */
export function inNameOrder(members: Iterable<Member>): Member[] {
  return [...members].toSorted(
    (a, b) => a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1),
  );
}

function byPosition(a: PublishedAnnotation, b: PublishedAnnotation): number {
  const first = a.target.segments[0];
  const second = b.target.segments[0];
  const start = (first?.start ?? 0) - (second?.start ?? 0);
  const end = (a.target.segments.at(-1)?.end ?? 0) - (b.target.segments.at(-1)?.end ?? 0);
  return start || end || (a.id < b.id ? -1 : 1);
}
