import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVERYBODY } from '#core/model/audience.ts';
import { readWorkspace } from '#sync/documents.ts';
import { documentName } from '#sync/names.ts';
import { startTemporaryServer, temporaryFolder } from '../../testing/temporary-server.ts';
import { joinOverHttp, openDocument, openSocket, until } from '../../testing/wire-client.ts';
import { askAgainUnanswered } from './unanswered.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: Awaited<ReturnType<typeof startTemporaryServer>>;
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

test('a document that was closed and opened at once, before it was there, is followed all the same', async () => {
  const { cookie, member, session } = await joinOverHttp(server.url, 'Ada');
  const workspace = session.workspace.id;
  const socket = openSocket(server.url, cookie);
  const own = documentName({ kind: 'notebook', workspace, member: member.id });
  const notebook = openDocument(socket, own);
  await until(() => notebook.isSynced);
  const name = documentName({ kind: 'handout', workspace, audience: EVERYBODY });
  openDocument(socket, name).destroy();
  const provider = openDocument(socket, name);
  const stop = askAgainUnanswered(provider, () => false, 200);
  await until(() => provider.isAuthenticated);
  expect(readWorkspace(provider.document)).not.toBe(null);
  stop();
  socket.destroy();
});
