/** What freezing a draft would make of it, asked of the server, which alone has everybody's words and marks. */
import type { DraftId, WorkspaceId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import { draftPreviewSchema, type DraftPreview } from '#sync/file-api.ts';
import { ask } from './ask.ts';

export function fetchDraftPreview(
  workspace: WorkspaceId,
  draft: DraftId,
): Promise<Result<DraftPreview>> {
  return ask(draftPreviewSchema, 'GET', `/api/workspaces/${workspace}/drafts/${draft}`);
}
