/** A workspace that is full from the start, brought in over HTTP as its owner would. */
import * as v from 'valibot';
import { ownJson } from '#core/formats/own/write-own.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { createdSchema } from '#sync/api.ts';
import { EXPORTED_AT } from './exported.ts';
import { cookieIn } from './wire-client.ts';

/** `displayName` for whoever imports; left out: they are the first owner of the snapshot. @throws when it is refused. */
export async function importOverHttp(
  url: string,
  snapshot: WorkspaceSnapshot,
  displayName?: string,
): Promise<{ readonly workspace: string; readonly cookie: string }> {
  const name = displayName === undefined ? '' : `?displayName=${encodeURIComponent(displayName)}`;
  const body = [...ownJson.write(snapshot, EXPORTED_AT)].join('');
  const response = await fetch(`${url}/api/workspaces/import${name}`, { method: 'POST', body });
  if (!response.ok) throw new Error(`not imported: ${await response.text()}`);
  const { session } = v.parse(createdSchema, await response.json());
  return { workspace: session.workspace.id, cookie: cookieIn(response) };
}
