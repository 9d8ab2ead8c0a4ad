import type { Hocuspocus } from '@hocuspocus/server';
import { CLOSE_CODES } from '#sync/wire.ts';
import type { Visitor } from './sync-server.ts';

/** Everybody who has it open loses it once what they sent is written, and nothing of it is written any more. */
export async function closeDocument(
  sync: Hocuspocus<Visitor>,
  name: string,
  reason: 'erased' | 'forbidden',
): Promise<void> {
  const document = sync.documents.get(name);
  if (!document) return;
  const connections = document.getConnections();
  await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
  for (const connection of connections) {
    connection.close({ code: CLOSE_CODES.forbidden, reason });
  }
  await sync.unloadDocument(document);
}
