/** The same workspace with everybody under a pseudonym: ids and display names are replaced wherever they stand as such. */
import type { MemberId } from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { withMemberIds } from './member-ids.ts';

/** The same for the same member of the same workspace, and of no use to find out who that is. */
export type PseudonymOf = (member: MemberId) => {
  readonly id: MemberId;
  readonly displayName: string;
};

export function underPseudonyms(
  snapshot: WorkspaceSnapshot,
  pseudonymOf: PseudonymOf,
): WorkspaceSnapshot {
  const known = new Map<MemberId, ReturnType<PseudonymOf>>();
  const of = (member: MemberId) => {
    const made = known.get(member) ?? pseudonymOf(member);
    known.set(member, made);
    return made;
  };
  const longestFirst = snapshot.members.toSorted(
    (a, b) => b.displayName.length - a.displayName.length,
  );
  const replies = snapshot.records.replies.map((reply) => ({
    ...reply,
    body: withoutMentions(reply.body, longestFirst, of),
  }));
  return withMemberIds(
    {
      ...snapshot,
      members: snapshot.members.map((member) => ({
        ...member,
        displayName: of(member.id).displayName,
      })),
      records: { ...snapshot.records, replies },
      notes: null,
    },
    (member) => of(member).id,
  );
}

/** `@Ana` as the reply form writes it. Longest names first, so that "Ana" leaves "Ana Maria" alone. */
function withoutMentions(body: string, members: readonly Member[], of: PseudonymOf): string {
  let text = body;
  for (const { id, displayName } of members) {
    text = text.replaceAll(`@${displayName}`, `@${of(id).displayName}`);
  }
  return text;
}
