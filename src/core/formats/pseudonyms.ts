/** The same workspace with everybody under a pseudonym: ids and display names are replaced wherever they stand as such. */
import type { MemberId } from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import { inNameOrder } from '../model/snapshot-order.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { asPattern } from '../text/pattern.ts';
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
  const withoutMentions = mentionsUnder(snapshot.members, of);
  const replies = snapshot.records.replies.map((reply) => ({
    ...reply,
    body: withoutMentions(reply.body),
  }));
  const named = withMemberIds(
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
  // In the order of the real names, a list of the class would tell who is who.
  return { ...named, members: inNameOrder(named.members) };
}

/**
 * `@Ana` as the reply form writes it. Longest names first, so that "Ana" leaves "Ana Maria" alone; in one go, so
 * that somebody who is called "Ann" is not found again in "@Annotator".
 */
function mentionsUnder(members: readonly Member[], of: PseudonymOf): (body: string) => string {
  const byName = new Map(members.map(({ id, displayName }) => [displayName, id]));
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return (body) => body;
  const mention = new RegExp(`@(${names.map(asPattern).join('|')})`, 'gu');
  return (body) =>
    body.replace(mention, (whole, name: string) => {
      const id = byName.get(name);
      return id === undefined ? whole : `@${of(id).displayName}`;
    });
}
