/** What a member may see of a workspace, as one value: for exports. */
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { may } from '#core/model/rights.ts';
import { documentName } from '#sync/names.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

export async function publishedSnapshot(
  workspace: OpenWorkspace,
  member: MemberRecord,
  log: UpdateLog,
): Promise<WorkspaceSnapshot> {
  const { phase } = workspace.settings;
  const documents = workspace.documentsFor(member);
  const readsNotes = may(member.role, 'read-notes', phase);
  const notes = readsNotes
    ? await log.loadDocument(documentName({ kind: 'notes', workspace: workspace.id }))
    : null;
  const snapshot = workspaceSnapshot({
    workspace: documents.workspace.document,
    readingRoom: documents.readingRoom.document,
    firstPass: may(member.role, 'read-first-pass', phase) ? workspace.firstPass.document : null,
    notes,
  });
  notes?.destroy();
  if (!snapshot) throw new Error(`the workspace ${workspace.id} has no content`);
  return snapshot;
}
