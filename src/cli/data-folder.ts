/** The data folder as the command line reads it: which workspace is meant, and its documents. Writes nothing. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { EVERYBODY } from '#core/model/audience.ts';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { StartError } from '#server/messages.ts';
import { openStorageReadOnly } from '#server/storage-sqlite.ts';
import type { ReadableStorage } from '#server/storage.ts';
import { documentName, parseDocumentName, type DocumentAddress } from '#sync/names.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';

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
  let storage: ReadableStorage;
  try {
    storage = openStorageReadOnly(choice.data);
  } catch (error) {
    if (error instanceof StartError) return sentence(error.message);
    return sentence(`there is no Crossread data in ${choice.data}: name its folder with --data`);
  }
  try {
    const id = await chosenWorkspace(storage, choice.workspace);
    if (!id.ok) return id;
    const snapshot = await readSnapshot(storage, id.value);
    if (!snapshot) return sentence(`the workspace “${id.value}” has no articles yet`);
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

async function chosenWorkspace(
  storage: ReadableStorage,
  wanted: string | undefined,
): Promise<Result<WorkspaceId>> {
  const addresses = (await storage.documents()).map(parseDocumentName);
  const ids = addresses.flatMap((address) =>
    address?.kind === 'workspace' ? [address.workspace] : [],
  );
  const id = v.safeParse(
    workspaceIdSchema,
    wanted === undefined && ids.length === 1 ? ids[0] : wanted,
  );
  if (id.success && ids.includes(id.output)) return accepted(id.output);
  const names = ids.length === 0 ? 'none' : ids.join(', ');
  return sentence(
    wanted === undefined
      ? `name one of the workspaces with --workspace: ${names}`
      : `there is no workspace “${wanted}”; there is: ${names}`,
  );
}

async function loadDocument(storage: ReadableStorage, address: DocumentAddress): Promise<Y.Doc> {
  const document = new Y.Doc();
  const update = await storage.load(documentName(address));
  if (update) Y.applyUpdate(document, update);
  return document;
}

function sentence(message: string): Result<never> {
  return refused({ path: '', message });
}
