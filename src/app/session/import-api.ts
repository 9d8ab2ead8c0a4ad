/** Files to the server: marks of another tool into a workspace, and a whole workspace. The body is the file itself. */
import { importReportSchema, type ImportReport } from '#core/formats/placing/import-report.ts';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import { createdSchema, type Created } from '#sync/api.ts';
import { remember } from './remembered.ts';
import { sendFile, type FileWay } from './send-file.ts';

/** What a person decided about the file, by key of its texts and codes. */
export interface ImportChoices {
  readonly sources: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

export const NO_IMPORT_CHOICES: ImportChoices = { sources: new Map(), tags: new Map() };

export function sendMarks(
  workspace: WorkspaceId,
  file: File,
  { sources, tags }: ImportChoices,
  dryRun: boolean,
  way: FileWay,
): Promise<Result<ImportReport>> {
  const query = new URLSearchParams({
    name: file.name,
    dryRun: dryRun ? 'yes' : 'no',
    sources: pairs(sources),
    tags: pairs(tags),
  });
  const path = `/api/workspaces/${workspace}/import-marks?${query.toString()}`;
  return sendFile(importReportSchema, path, file, way);
}

/** As the server takes what a person decided: lines `key=id`. */
export function pairs(chosen: ReadonlyMap<string, string>): string {
  return [...chosen].map(([key, id]) => `${key}=${id}`).join('\n');
}

/** `displayName` null: become the first owner that the file names. */
export async function sendWorkspace(
  file: File,
  displayName: string | null,
  way: FileWay,
): Promise<Result<Created>> {
  const query = displayName === null ? '' : `?${new URLSearchParams({ displayName }).toString()}`;
  const path = `/api/workspaces/import${query}`;
  const answer = await sendFile(createdSchema, path, file, way);
  if (answer.ok) remember(answer.value.session);
  return answer;
}
