/*
 * Whose decisions count: those of members whose role lets them decide, as it is now.
 * Not the judgement of one decision (plain-judgement.ts). Called when a change may have touched roles.
 */
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { mayEver } from '#core/model/rights.ts';
import { documentName } from '#sync/names.ts';
import type { NotebookChange } from './judge.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { UpdateLog } from './update-log.ts';

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
  workspace: WorkspaceId,
  ledger: JudgedDecisions,
  log: UpdateLog,
): Promise<void> {
  for (const member of members) {
    const notebook = await log.loadDocument(documentName({ kind: 'notebook', workspace, member }));
    ledger.forgetDecisions(member);
    for (const change of notebookChanges(notebook, member)) {
      if (change.kind === 'decisions') ledger.notebookChanged(change);
    }
    notebook.destroy();
  }
}
