/** The same workspace with other ids for its members, wherever an id of a member stands. */
import type { MemberId } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';

export function withMemberIds(
  snapshot: WorkspaceSnapshot,
  idOf: (member: MemberId) => MemberId,
): WorkspaceSnapshot {
  const signed = <T extends { readonly author: MemberId }>(records: readonly T[]): T[] =>
    records.map((record) => ({ ...record, author: idOf(record.author) }));
  const { members, annotations, records, firstPasses } = snapshot;
  return {
    ...snapshot,
    members: members.map((member) => ({ ...member, id: idOf(member.id) })),
    annotations: signed(annotations),
    records: {
      replies: signed(records.replies).map((reply) => ({
        ...reply,
        mentions: reply.mentions.map(idOf),
      })),
      votes: signed(records.votes),
      links: signed(records.links),
      propositions: signed(records.propositions),
      namings: signed(records.namings),
      pairings: signed(records.pairings),
      attributions: signed(records.attributions),
      decisions: signed(records.decisions),
      reflections: signed(records.reflections),
    },
    firstPasses: firstPasses.map((pass) => ({ ...pass, annotations: signed(pass.annotations) })),
  };
}
