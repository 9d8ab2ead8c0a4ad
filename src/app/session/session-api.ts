/*
 * Who I am in a workspace: asked over HTTP, remembered on the device so that a reload works offline.
 * Not a login: the server's signed cookie decides; the copy here only names documents kept on this device.
 */
import * as v from 'valibot';
import type { WorkspaceId } from '#core/model/ids.ts';
import { accepted, type Result } from '#core/model/result.ts';
import { sessionSchema, type JoinByCode, type Session } from '#sync/api.ts';
import { ask } from './ask.ts';

const addressOf = (workspace: WorkspaceId) => `/api/workspaces/${workspace}/session`;
const memoryOf = (workspace: WorkspaceId) => `crossread/session/${workspace}`;

/** The server's answer, or the remembered session when the server cannot be reached. */
export async function currentSession(workspace: WorkspaceId): Promise<Result<Session>> {
  const answer = await ask(sessionSchema, 'GET', addressOf(workspace));
  if (answer.ok) return remembering(answer);
  if (!answer.problems.some(({ path }) => path === 'network')) return answer;
  const remembered = recall(workspace);
  return remembered?.member ? accepted(remembered) : answer;
}

/** Where the door is open. */
export async function join(workspace: WorkspaceId, displayName: string): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', addressOf(workspace), { displayName }));
}

/** With a room code or an invitation, under a name or on a seat. */
export async function joinByCode(asked: JoinByCode): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', '/api/join', asked));
}

/** With a personal return code, or as owner with the recovery key. */
export async function comeBack(code: string): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', '/api/return', { code }));
}

/** Forgets the member on this device; what was saved stays on the server. */
export async function leave(workspace: WorkspaceId): Promise<Result<Session>> {
  const left = await ask(sessionSchema, 'DELETE', addressOf(workspace));
  if (left.ok) localStorage.removeItem(memoryOf(workspace));
  return left;
}

export function remembering(answer: Result<Session>): Result<Session> {
  if (answer.ok) {
    localStorage.setItem(memoryOf(answer.value.workspace.id), JSON.stringify(answer.value));
  }
  return answer;
}

function recall(workspace: WorkspaceId): Session | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(memoryOf(workspace)) ?? 'null');
    const session = v.safeParse(sessionSchema, stored);
    return session.success ? session.output : null;
  } catch {
    return null;
  }
}
