/** The workspace that a new data folder begins with, written once through the log. */
import * as Y from 'yjs';
import { documentName } from '#sync/names.ts';
import { readWorkspace, writeWorkspace } from '#sync/documents.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import * as v from 'valibot';
import type { Storage } from './storage.ts';
import type { UpdateLog } from './update-log.ts';

const SETTING = 'workspace';

/** The workspace of this data folder; `firstContent` is asked only when there is none yet. */
export async function openWorkspace(
  storage: Storage,
  log: UpdateLog,
  firstContent: () => WorkspaceContent,
): Promise<WorkspaceContent> {
  const kept = await keptWorkspace(log, await storage.setting(SETTING));
  if (kept) return kept;
  const content = firstContent();
  const document = new Y.Doc();
  writeWorkspace(document, content);
  await log.append(nameOf(content.settings.id), Y.encodeStateAsUpdate(document));
  await storage.putSetting(SETTING, content.settings.id);
  return content;
}

async function keptWorkspace(log: UpdateLog, id: string | null): Promise<WorkspaceContent | null> {
  if (id === null) return null;
  return readWorkspace(await log.loadDocument(nameOf(v.parse(workspaceIdSchema, id))));
}

function nameOf(workspace: WorkspaceId): string {
  return documentName({ kind: 'workspace', workspace });
}
