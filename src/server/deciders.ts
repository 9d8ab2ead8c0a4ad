/*
 * Whose decisions count: those of members whose role lets them decide, as it is now.
 * Not the judgement of one decision (plain-judgement.ts). Called when a change may have touched roles.
 */
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { mayEver } from '#core/model/rights.ts';
import { judgeAgain, type Notebooks } from './judge-again.ts';
import type { NotebookChange } from './judge.ts';

export function mayDecide(member: Pick<Member, 'role'> | undefined): boolean {
  return member !== undefined && mayEver(member.role, 'adjudicate');
}

export function decidersOf(members: readonly Pick<Member, 'id' | 'role'>[]): Set<MemberId> {
  return new Set(members.filter(mayDecide).map(({ id }) => id));
}

interface JudgedDecisions {
  forgetDecisions(writer: MemberId): void;
  notebookChanged(change: NotebookChange): void;
}

/** Of members whose role has changed: their notebooks keep what they decided, whether it counts or not. */
export async function judgeDecisionsAgain(
  members: ReadonlySet<MemberId>,
  notebooks: Notebooks,
  ledger: JudgedDecisions,
): Promise<void> {
  for (const member of members) {
    ledger.forgetDecisions(member);
    await judgeAgain(member, ({ kind }) => kind === 'decisions', notebooks, ledger);
  }
}
