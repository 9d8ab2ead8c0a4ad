/*
 * Who I am on this server: asked over HTTP, remembered on the device so that a reload works offline.
 * Not a login: the server's signed cookie decides; the copy here only names documents kept on this device.
 */
import * as v from 'valibot';
import { errorSchema, sessionSchema, type Session } from '#sync/wire.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { messages } from '../messages.ts';

const REMEMBERED = 'crossread/session';

/** The server's answer, or the remembered session when the server cannot be reached. */
export async function currentSession(): Promise<Result<Session>> {
  const answer = await ask('GET');
  if (answer.ok) remember(answer.value);
  if (answer.ok || answer.problems.some((problem) => problem.path === 'server')) return answer;
  const remembered = recall();
  return remembered?.member ? accepted(remembered) : answer;
}

export async function join(displayName: string): Promise<Result<Session>> {
  const answer = await ask('POST', { displayName });
  if (answer.ok) remember(answer.value);
  return answer;
}

/** Forgets the member on this device; what was saved stays on the server. */
export async function leave(): Promise<Result<null>> {
  try {
    const response = await fetch('/api/session', { method: 'DELETE' });
    if (!response.ok) return refused({ path: 'server', message: messages.serverFailed });
  } catch {
    return refused({ path: 'network', message: messages.serverUnreachable });
  }
  localStorage.removeItem(REMEMBERED);
  return accepted(null);
}

async function ask(method: 'GET' | 'POST', body?: unknown): Promise<Result<Session>> {
  try {
    const response = await fetch('/api/session', {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer: unknown = await response.json();
    const session = v.safeParse(sessionSchema, answer);
    if (response.ok && session.success) return accepted(session.output);
    const error = v.safeParse(errorSchema, answer);
    const message = error.success ? error.output.message : messages.serverFailed;
    return refused({ path: 'server', message });
  } catch {
    return refused({ path: 'network', message: messages.serverUnreachable });
  }
}

function remember(session: Session): void {
  localStorage.setItem(REMEMBERED, JSON.stringify(session));
}

function recall(): Session | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null');
    const session = v.safeParse(sessionSchema, stored);
    return session.success ? session.output : null;
  } catch {
    return null;
  }
}
