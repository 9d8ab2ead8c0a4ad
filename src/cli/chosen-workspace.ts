/** The workspace of a data folder that a command works in: the one that is named, or the only one that there is. */
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { Offline } from '#server/offline.ts';
import type { OpenWorkspace } from '#server/open-workspace.ts';

export async function chosenWorkspace(
  { directory, workspaces }: Offline,
  wanted: string | undefined,
): Promise<Result<OpenWorkspace>> {
  const ids = directory.workspaces().map(({ id }) => id);
  const [only] = ids;
  const workspace = await workspaces.open(wanted ?? (ids.length === 1 && only ? only : ''));
  if (workspace) return accepted(workspace);
  const message = `name one of the workspaces with --workspace: ${ids.join(', ') || 'none'}`;
  return refused({ path: '', message });
}
