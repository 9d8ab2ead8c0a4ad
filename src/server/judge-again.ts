/*
 * Records that stand in notebooks already, held against rules that have changed since: a role, the code book, a text.
 * Not the rules (librarian.ts, plain-judgement.ts). Comes from notebooks on the disk; goes to the ledger.
 */
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { documentName } from '#sync/names.ts';
import type { Refusal } from '#sync/wire.ts';
import type { NotebookChange } from './judge.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { UpdateLog } from './update-log.ts';

export interface Notebooks {
  readonly workspace: WorkspaceId;
  readonly log: UpdateLog;
}

interface Judging {
  notebookChanged(change: NotebookChange): void;
}

/** Those records of a member's notebook that are chosen. */
export async function judgeAgain(
  member: MemberId,
  isChosen: (change: NotebookChange) => boolean,
  { workspace, log }: Notebooks,
  judging: Judging,
): Promise<void> {
  const notebook = await log.loadDocument(documentName({ kind: 'notebook', workspace, member }));
  for (const change of notebookChanges(notebook, member)) {
    if (isChosen(change)) judging.notebookChanged(change);
  }
  notebook.destroy();
}

/** What was refused may be right now: a tag that the code book has got, words of a text that has been corrected. */
export async function judgeRefusedAgain(
  refused: ReadonlyMap<MemberId, readonly Refusal[]>,
  notebooks: Notebooks,
  judging: Judging,
): Promise<void> {
  for (const [member, refusals] of refused) {
    const keys = new Set(refusals.map(({ kind, key }) => `${kind}/${key}`));
    await judgeAgain(member, ({ kind, key }) => keys.has(`${kind}/${key}`), notebooks, judging);
  }
}
