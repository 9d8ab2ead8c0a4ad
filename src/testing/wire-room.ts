/*
 * A workspace with its people over the wire: an owner who commands, and members of each role.
 * Not a mock of anything: real HTTP and real sockets. For tests of the server and benches.
 */
import * as v from 'valibot';
import type { Role } from '#core/model/member.ts';
import {
  commandAnswerSchema,
  deskSchema,
  sessionSchema,
  type Command,
  type Desk,
  type Session,
} from '#sync/api.ts';
import { enterOverHttp, openMember, type Joined, type OpenMember } from './wire-client.ts';

/** The owner of the first workspace of a server that has just made its data folder. */
export function enterAsOwner(server: {
  readonly url: string;
  readonly ownerKey: string | null;
}): Promise<Joined> {
  return enterOverHttp(server.url, '/api/return', { code: server.ownerKey });
}

export async function post(url: string, cookie: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
}

export function postCommand(url: string, who: Joined, asked: Command): Promise<Response> {
  const address = `${url}/api/workspaces/${who.session.workspace.id}/commands`;
  return post(address, who.cookie, asked);
}

/** @returns what the command made, '' for nothing. @throws when it was refused. */
export async function command(url: string, who: Joined, asked: Command): Promise<string> {
  const response = await postCommand(url, who, asked);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${asked.kind} was refused: ${JSON.stringify(answer)}`);
  return v.parse(commandAnswerSchema, answer).secret ?? '';
}

export async function joinByInvitation(
  url: string,
  owner: Joined,
  role: Role,
  displayName: string,
): Promise<Joined> {
  const code = await command(url, owner, { kind: 'invite', role });
  return enterOverHttp(url, '/api/join', { code, displayName });
}

/** Who the member is by now: phase, role and group change which documents they open. */
export async function sessionNow(url: string, { cookie, session }: Joined): Promise<Session> {
  const address = `${url}/api/workspaces/${session.workspace.id}/session`;
  const response = await fetch(address, { headers: { cookie } });
  return v.parse(sessionSchema, await response.json());
}

/** Opens what the member may open now. */
export async function openNow(url: string, who: Joined): Promise<OpenMember> {
  const member = openMember(url, who.cookie, await sessionNow(url, who));
  await member.synced;
  return member;
}

export async function deskNow(url: string, { cookie, session }: Joined): Promise<Desk> {
  const address = `${url}/api/workspaces/${session.workspace.id}/desk`;
  return v.parse(deskSchema, await (await fetch(address, { headers: { cookie } })).json());
}
