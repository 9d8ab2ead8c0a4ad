import type * as Y from 'yjs';
import type { PlainKind } from '#core/model/plain-records.ts';
import { inNameOrder, inTextOrder } from '#core/model/snapshot-order.ts';
import type { FirstPass, SnapshotRecords, WorkspaceSnapshot } from '#core/model/workspace.ts';
import {
  readFirstPass,
  readRoomAnnotations,
  readRoomMembers,
  readRoomRecords,
  readWorkspace,
} from './documents.ts';
import { readNotes } from './prose.ts';

/** The documents that a reader may open; null for those that they may not. */
export interface SnapshotDocuments {
  readonly workspace: Y.Doc;
  readonly readingRoom: Y.Doc;
  readonly firstPass: Y.Doc | null;
  readonly notes: Y.Doc | null;
}

/** Everything that is published, as one value. Null until the workspace document has arrived. */
export function workspaceSnapshot(documents: SnapshotDocuments): WorkspaceSnapshot | null {
  const { workspace, readingRoom, firstPass, notes } = documents;
  const content = readWorkspace(workspace);
  if (!content) return null;
  const rounds = Array.from({ length: firstPass ? content.settings.round : 0 }, (_, at) => at + 1);
  return {
    ...content,
    members: inNameOrder(readRoomMembers(readingRoom).values()),
    annotations: inTextOrder(readRoomAnnotations(readingRoom).values(), content.sources),
    records: snapshotRecords(readingRoom),
    firstPasses: rounds.flatMap((round): FirstPass[] => {
      const annotations = firstPass
        ? inTextOrder(readFirstPass(firstPass, round), content.sources)
        : [];
      return annotations.length > 0 ? [{ round, annotations }] : [];
    }),
    notes: notes ? readNotes(notes) : null,
  };
}

function snapshotRecords(readingRoom: Y.Doc): SnapshotRecords {
  const ofKind = <Kind extends PlainKind>(kind: Kind) =>
    [...readRoomRecords(readingRoom, kind)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, record]) => record);
  return {
    replies: ofKind('replies'),
    votes: ofKind('votes'),
    links: ofKind('links'),
    propositions: ofKind('propositions'),
    namings: ofKind('namings'),
    pairings: ofKind('pairings'),
    attributions: ofKind('attributions'),
    decisions: ofKind('decisions'),
    reflections: ofKind('reflections'),
  };
}
