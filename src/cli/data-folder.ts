/** The data folder as the command line reads it: which workspace is meant, and its documents. Writes nothing. */
import * as Y from 'yjs';
import { EVERYBODY } from '#core/model/audience.ts';
import type { WorkspaceId } from '#core/model/ids.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import type { ReadableStorage } from '#server/storage.ts';
import { documentName, parseDocumentName, type DocumentAddress } from '#sync/names.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';
import { chosenOf } from './chosen-workspace.ts';
import { openToRead } from './open-folder.ts';

export interface WorkspaceChoice {
  readonly data: string;
  readonly workspace?: string;
}

export interface WorkspaceOnDisk {
  readonly snapshot: WorkspaceSnapshot;
  /** Keys the pseudonyms; null in a folder that no server has used yet. */
  readonly secret: string | null;
}

/** What is published in a workspace. Problems are sentences without a path. */
export async function readWorkspaceOnDisk(
  choice: WorkspaceChoice,
): Promise<Result<WorkspaceOnDisk>> {
  const opened = openToRead(choice.data);
  if (!opened.ok) return opened;
  const storage = opened.value;
  try {
    const chosen = chosenOf(await workspacesIn(storage), choice.workspace);
    if (!chosen.ok) return chosen;
    const { id } = chosen.value;
    const snapshot = await readSnapshot(storage, id);
    if (!snapshot) {
      return refused({ path: '', message: `the workspace “${id}” has no articles yet` });
    }
    return accepted({ snapshot, secret: await storage.setting('secret') });
  } finally {
    await storage.close();
  }
}

async function readSnapshot(
  storage: ReadableStorage,
  workspace: WorkspaceId,
): Promise<WorkspaceSnapshot | null> {
  const load = (address: DocumentAddress) => loadDocument(storage, address);
  return workspaceSnapshot({
    workspace: await load({ kind: 'workspace', workspace }),
    readingRoom: await load({ kind: 'reading-room', workspace, audience: EVERYBODY }),
    firstPass: await load({ kind: 'first-pass', workspace }),
    notes: await load({ kind: 'notes', workspace }),
  });
}

async function workspacesIn(storage: ReadableStorage): Promise<{ readonly id: WorkspaceId }[]> {
  const addresses = (await storage.documents()).map(parseDocumentName);
  return addresses.flatMap((address) =>
    address?.kind === 'workspace' ? [{ id: address.workspace }] : [],
  );
}

async function loadDocument(storage: ReadableStorage, address: DocumentAddress): Promise<Y.Doc> {
  const document = new Y.Doc();
  const update = await storage.load(documentName(address));
  if (update) Y.applyUpdate(document, update);
  return document;
}
