/** Who I am in a workspace, and the ways in: asked over HTTP, remembered on the device (remembered.ts). */
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { accepted, type Result } from '#core/model/result.ts';
import {
  codeFoundSchema,
  sessionSchema,
  signInBegunSchema,
  type CodeFound,
  type JoinByCode,
  type Session,
  type SignInBegun,
  type SignInWay,
} from '#sync/api.ts';
import { ask, isUnreachable } from './ask.ts';
import { recall, remember } from './remembered.ts';

const addressOf = (workspace: WorkspaceId) => `/api/workspaces/${workspace}/session`;

/** How long the server may take to say who I am; on a network that has died without a word it never does. */
const ANSWER_MS = 10_000;

/** The server's answer, or the remembered session when the server cannot be reached. */
export async function currentSession(workspace: WorkspaceId): Promise<Result<Session>> {
  const patience = AbortSignal.timeout(ANSWER_MS);
  const asked = ask(sessionSchema, 'GET', addressOf(workspace), undefined, patience);
  const answer = remembering(await asked);
  if (!isUnreachable(answer)) return answer;
  const remembered = recall(workspace);
  return remembered ? accepted(remembered) : answer;
}

/** Where the door is open. */
export async function join(workspace: WorkspaceId, displayName: string): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', addressOf(workspace), { displayName }));
}

/** What stands behind a room code or invitation. */
export function lookUpCode(code: string): Promise<Result<CodeFound>> {
  return ask(codeFoundSchema, 'POST', '/api/codes', { code });
}

export function joinUnderName(code: string, displayName: string): Promise<Result<Session>> {
  return joinByCode({ code, displayName });
}

export function takeSeat(code: string, seat: MemberId): Promise<Result<Session>> {
  return joinByCode({ code, seat });
}

async function joinByCode(asked: JoinByCode): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', '/api/join', asked));
}

/** With a personal return code, or as owner with the recovery key. */
export async function comeBack(code: string): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'POST', '/api/return', { code }));
}

/** Where to go to sign in at the organisation's provider. */
export function beginSignIn(way: SignInWay): Promise<Result<SignInBegun>> {
  return ask(signInBegunSchema, 'POST', '/api/sign-in', way);
}

/** Forgets the member on this device; what was saved stays on the server. */
export async function leave(workspace: WorkspaceId): Promise<Result<Session>> {
  return remembering(await ask(sessionSchema, 'DELETE', addressOf(workspace)));
}

function remembering(answer: Result<Session>): Result<Session> {
  if (answer.ok) remember(answer.value);
  return answer;
}
