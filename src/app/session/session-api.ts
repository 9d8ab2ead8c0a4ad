/** Who I am in a workspace: asked over HTTP, and remembered on the device (remembered.ts). */
import type { WorkspaceId } from '#core/model/ids.ts';
import { accepted, type Result } from '#core/model/result.ts';
import { sessionSchema, type Session } from '#sync/api.ts';
import { ask, isUnreachable } from './ask.ts';
import { recall, remember } from './remembered.ts';

/** The server's answer, or the remembered session when the server cannot be reached. */
export async function currentSession(workspace: WorkspaceId): Promise<Result<Session>> {
  const answer = await ask(sessionSchema, sessionPath(workspace));
  if (answer.ok) remember(answer.value);
  if (!isUnreachable(answer)) return answer;
  const remembered = recall(workspace);
  return remembered ? accepted(remembered) : answer;
}

/** Only where the door is open. */
export async function joinByName(
  workspace: WorkspaceId,
  displayName: string,
): Promise<Result<Session>> {
  const answer = await ask(sessionSchema, sessionPath(workspace), 'POST', { displayName });
  if (answer.ok) remember(answer.value);
  return answer;
}

/** Forgets the member on this device; what was saved stays on the server. */
export async function leave(workspace: WorkspaceId): Promise<Result<Session>> {
  const answer = await ask(sessionSchema, sessionPath(workspace), 'DELETE');
  if (answer.ok) remember(answer.value);
  return answer;
}

function sessionPath(workspace: WorkspaceId): string {
  return `/api/workspaces/${workspace}/session`;
}
