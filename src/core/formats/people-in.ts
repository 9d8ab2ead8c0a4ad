/** Who has to be in an export of chosen annotators: they, and whoever said something that is in it. */
import type { MemberId } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';

/** Others were not asked for: their names are nobody's business, and "no marks" would be untrue of them. */
export function withPeopleOf(
  snapshot: WorkspaceSnapshot,
  annotators: readonly MemberId[] | null,
  decisions: WorkspaceSnapshot['records']['decisions'],
): WorkspaceSnapshot {
  if (annotators === null) return snapshot;
  const { members, annotations, records, firstPasses } = snapshot;
  const wrote = [
    annotations,
    ...firstPasses.map((pass) => pass.annotations),
    ...Object.values(records),
    decisions,
  ].flatMap((list) => list.map(({ author }) => author));
  const people = new Set([
    ...annotators,
    ...wrote,
    ...records.replies.flatMap(({ mentions }) => mentions),
  ]);
  return { ...snapshot, members: members.filter(({ id }) => people.has(id)) };
}
