/** A new workspace with its owner and recovery key, and the answer that whoever made it gets. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import type { Created } from '#sync/api.ts';
import { codeHash, newCode } from './codes.ts';
import { deviceFor } from './devices.ts';
import type { Directory } from './directory.ts';
import { sessionOf } from './entry-routes.ts';
import type { MemberRecord, WorkspaceRecord } from './records.ts';
import type { Workspaces } from './workspaces.ts';

export interface MakeParts {
  readonly app: FastifyInstance;
  readonly directory: Directory;
  readonly workspaces: Workspaces;
}

/** `fill` writes what the workspace begins with beside its content, and says who owns it. */
export async function makeWorkspace(
  request: FastifyRequest,
  reply: FastifyReply,
  { app, directory, workspaces }: MakeParts,
  content: WorkspaceContent,
  fill: (record: WorkspaceRecord) => Promise<MemberRecord>,
): Promise<FastifyReply> {
  const made = await workspaces.create(content, { doorOpen: false });
  const recoveryKey = newCode('recovery');
  const record = { ...made, recovery: codeHash(recoveryKey) };
  await directory.putWorkspace(record);
  const owner = await fill(record);
  await directory.linkDevice(deviceFor(app, request, reply), owner);
  const workspace = await workspaces.open(record.id);
  await workspace?.join(() => Promise.resolve());
  const created: Created = { session: sessionOf(record, owner), code: record.code, recoveryKey };
  return reply.header('cache-control', 'no-store').send(created);
}
