/** The same workspace with everybody under a pseudonym: ids and display names are replaced wherever they stand as such. */
import type { MemberId } from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';

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
  const signed = <T extends { readonly author: MemberId }>(records: readonly T[]): T[] =>
    records.map((record) => ({ ...record, author: of(record.author).id }));
  const { members, annotations, records, firstPasses } = snapshot;
  const byName = members.toSorted((a, b) => b.displayName.length - a.displayName.length);
  return {
    ...snapshot,
    members: members.map((member) => ({ ...member, ...of(member.id) })),
    annotations: signed(annotations),
    records: {
      replies: signed(records.replies).map((reply) => ({
        ...reply,
        body: withoutMentions(reply.body, byName, of),
        mentions: reply.mentions.map((member) => of(member).id),
      })),
      votes: signed(records.votes),
      links: signed(records.links),
      propositions: signed(records.propositions),
      namings: signed(records.namings),
      pairings: signed(records.pairings),
      attributions: signed(records.attributions),
    },
    firstPasses: firstPasses.map((pass) => ({ ...pass, annotations: signed(pass.annotations) })),
    notes: null,
  };
}

/** `@Ana` as the reply form writes it. Longest names first, so that "Ana" leaves "Ana Maria" alone. */
function withoutMentions(body: string, members: readonly Member[], of: PseudonymOf): string {
  let text = body;
  for (const { id, displayName } of members) {
    text = text.replaceAll(`@${displayName}`, `@${of(id).displayName}`);
  }
  return text;
}
