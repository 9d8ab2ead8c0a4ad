/** What a member may see of a workspace, as the updates of its documents: for exports, which another process writes. */
import { may } from '#core/model/rights.ts';
import { documentName } from '#sync/names.ts';
import type { SnapshotDocuments } from '#sync/snapshot.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** One of the updates that make a document, in their order. */
export interface PublishedUpdate {
  readonly document: keyof SnapshotDocuments;
  readonly update: Uint8Array;
}

/** As Yjs writes it. */
const EMPTY = Uint8Array.of(0, 0);

/** None for documents that the member may not open. */
export async function publishedUpdates(
  open: OpenWorkspace,
  member: MemberRecord,
  log: UpdateLog,
): Promise<PublishedUpdate[]> {
  const { phase } = open.settings;
  const { workspace, readingRoom } = open.documentsFor(member);
  const notes = documentName({ kind: 'notes', workspace: open.id });
  const documents: Readonly<Record<keyof SnapshotDocuments, readonly Uint8Array[]>> = {
    workspace: workspace.updates(),
    readingRoom: readingRoom.updates(),
    firstPass: may(member.role, 'read-first-pass', phase) ? open.firstPass.updates() : [],
    notes: may(member.role, 'read-notes', phase) ? [(await log.load(notes)) ?? EMPTY] : [],
  };
  return (['workspace', 'readingRoom', 'firstPass', 'notes'] as const).flatMap((document) =>
    documents[document].map((update) => ({ document, update })),
  );
}
