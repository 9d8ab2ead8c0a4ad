/*
 * An export: from what a member may see of a workspace to the name and the bytes of a file.
 * Not where it runs: a short one in the server (export-routes.ts), others in a process of their own (write-apart.ts).
 * Comes from the documents of the workspace as updates; the file is written by a format of core as it is taken.
 */
import * as Y from 'yjs';
import { exportBytes } from '#core/formats/file-bytes.ts';
import { exportFileName, type Format } from '#core/formats/format.ts';
import { formatNamed } from '#core/formats/index.ts';
import { selected, type Selection } from '#core/formats/selection.ts';
import { accepted, type Result } from '#core/model/result.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { workspaceSnapshot, type SnapshotDocuments } from '#sync/snapshot.ts';
import { fileTools } from './file-tools.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import type { PublishedUpdate } from './published-updates.ts';

export interface ExportOrder {
  readonly format: Format['id'];
  readonly selection: Selection;
  /** Keys the pseudonyms. */
  readonly secret: string;
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
}

export interface ExportInBytes {
  readonly name: string;
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/** A file of a workspace, and what to say of it. */
export interface WrittenExport extends ExportInBytes {
  readonly marks: number;
  /** What was chosen, a sentence each. */
  readonly choice: readonly string[];
}

/** Refuses a selection that does not fit. @throws Error where there is no such format, or no workspace in the updates. */
export function writeExport(
  updates: readonly PublishedUpdate[],
  { format: id, ...order }: ExportOrder,
): Result<WrittenExport> {
  const format = formatNamed(id);
  if (!format) throw new Error(`there is no format ${id}`);
  return writeSnapshot(snapshotOf(updates), format, order);
}

/** The same of a snapshot that is there already. */
export function writeSnapshot(
  whole: WorkspaceSnapshot,
  format: Format,
  { selection, secret, generatedAt }: Omit<ExportOrder, 'format'>,
): Result<WrittenExport> {
  const chosen = selected(whole, selection, pseudonymsOf(secret, whole.settings.id));
  if (!chosen.ok) return chosen;
  const { snapshot, ...made } = chosen.value;
  const options = { generatedAt, ...made };
  return accepted({
    name: exportFileName(format, snapshot, options),
    bytes: exportBytes(format, snapshot, options, fileTools),
    marks: snapshot.annotations.length,
    choice: made.choice,
  });
}

function snapshotOf(updates: readonly PublishedUpdate[]): WorkspaceSnapshot {
  const documents = new Map<keyof SnapshotDocuments, Y.Doc>();
  for (const { document: name, update } of updates) {
    const document = documents.get(name) ?? new Y.Doc();
    documents.set(name, document);
    Y.applyUpdate(document, update);
  }
  const snapshot = workspaceSnapshot({
    workspace: documents.get('workspace') ?? new Y.Doc(),
    readingRoom: documents.get('readingRoom') ?? new Y.Doc(),
    firstPass: documents.get('firstPass') ?? null,
    notes: documents.get('notes') ?? null,
  });
  if (!snapshot) throw new Error('the workspace has no content');
  return snapshot;
}
