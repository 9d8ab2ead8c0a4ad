/** What is said about marks, said about other marks that stand for them: for the adjudicated version. */
import { latestByKey } from '../compare/latest.ts';
import type { AnnotationId, MemberId } from '../model/ids.ts';
import { orderedEnds, type Link } from '../model/link.ts';
import { keyOfPublished, type Published } from '../model/plain-records.ts';
import type { SnapshotRecords } from '../model/workspace.ts';

/** What is about a mark that nothing stands for is left out; of what one member said twice the later word stays. */
export function recordsAbout(
  standIns: ReadonlyMap<AnnotationId, AnnotationId>,
  records: SnapshotRecords,
): SnapshotRecords {
  const moved = <T extends { readonly about: AnnotationId }>(list: readonly T[]) =>
    list.flatMap((one) => {
      const about = standIns.get(one.about);
      return about ? [{ ...one, about }] : [];
    });
  return {
    ...records,
    replies: moved(records.replies),
    votes: onceEach(moved(records.votes), (one) => keyOfPublished('votes', one)),
    propositions: onceEach(moved(records.propositions), (one) =>
      keyOfPublished('propositions', one),
    ),
    decisions: onceEach(moved(records.decisions), (one) => keyOfPublished('decisions', one)),
    links: onceEach(
      records.links.flatMap((link) => movedLink(link, standIns)),
      (one) => keyOfPublished('links', one),
    ),
  };
}

function movedLink(
  link: Published<Link>,
  standIns: ReadonlyMap<AnnotationId, AnnotationId>,
): Published<Link>[] {
  const from = standIns.get(link.from);
  if (!from) return [];
  if (link.relation === 'omitted-in') return [{ ...link, from }];
  const to = standIns.get(link.to);
  if (!to || to === from) return [];
  const { state, created, modified, author } = link;
  const ends = orderedEnds(link.relation, from, to);
  return ends.relation === 'omitted-in' ? [] : [{ ...ends, state, created, modified, author }];
}

/** In the order of a snapshot. */
function onceEach<T extends { readonly author: MemberId; readonly modified: string }>(
  records: readonly T[],
  keyOf: (record: T) => string,
): T[] {
  return [...latestByKey(records, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, record]) => record);
}
