/** The ways in: home, room codes and invitations, seats, return codes and recovery keys. */
import type { MemberId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import {
  codeFoundSchema,
  homeSchema,
  sessionSchema,
  type CodeFound,
  type Home,
  type JoinByCode,
  type Session,
} from '#sync/api.ts';
import { ask } from './ask.ts';
import { remember } from './remembered.ts';

export function askHome(): Promise<Result<Home>> {
  return ask(homeSchema, '/api/home');
}

/** What stands behind a room code or invitation. */
export function lookUpCode(code: string): Promise<Result<CodeFound>> {
  return ask(codeFoundSchema, '/api/codes', 'POST', { code });
}

export function joinUnderName(code: string, displayName: string): Promise<Result<Session>> {
  return enter('/api/join', { code, displayName });
}

export function takeSeat(code: string, seat: MemberId): Promise<Result<Session>> {
  return enter('/api/join', { code, seat });
}

/** With a personal return code or the owner's recovery key. */
export function comeBack(code: string): Promise<Result<Session>> {
  return enter('/api/return', { code });
}

async function enter(
  path: string,
  body: JoinByCode | { readonly code: string },
): Promise<Result<Session>> {
  const answer = await ask(sessionSchema, path, 'POST', body);
  if (answer.ok) remember(answer.value);
  return answer;
}
