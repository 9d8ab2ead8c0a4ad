/*
 * Presence is what a client says about itself; here it is cut to the schema and to who is really connected.
 * Not stored anywhere. Lives on the reading room and on drafts.
 */
import type { Connection, Document } from '@hocuspocus/server';
import { removeAwarenessStates } from 'y-protocols/awareness';
import * as v from 'valibot';
import type { MemberId } from '#core/model/ids.ts';
import type { draftPresenceSchema, presenceSchema } from '#sync/wire.ts';

/** One page is one client id; a few more for reconnections that overlap. */
const CLIENTS_PER_CONNECTION = 4;

/** Changes `states` in place, as Hocuspocus expects: keeps what may be broadcast, with the real member. */
export function screenPresence(
  schema: typeof presenceSchema | typeof draftPresenceSchema,
  states: Map<number, Record<string, unknown>>,
  member: MemberId,
  connection: Connection,
  document: Document,
): void {
  for (const [client, state] of states) {
    const parsed = v.safeParse(schema, state);
    if (parsed.success && mayUse(client, member, connection, document)) {
      states.set(client, { ...parsed.output, member });
      giveTo(connection, client, document);
    } else states.delete(client);
  }
}

/** A client id that another member uses may not be taken over; one's own may, after a broken connection. */
function mayUse(
  client: number,
  member: MemberId,
  connection: Connection,
  document: Document,
): boolean {
  const own: Set<number> = document.getClients(connection);
  if (own.has(client)) return true;
  if (own.size >= CLIENTS_PER_CONNECTION) return false;
  const present = document.awareness.getStates().get(client);
  return present === undefined || present['member'] === member;
}

/** Hocuspocus notes only client ids that it never saw before, so one that comes back would outlive its socket. */
function giveTo(connection: Connection, client: number, document: Document): void {
  for (const other of document.getConnections()) document.getClients(other).delete(client);
  document.getClients(connection).add(client);
}

/** Hocuspocus 4.7 drops states that are set to null, so leaving while connected is done here. */
export function removeLeaving(
  clients: readonly number[],
  connection: Connection,
  document: Document,
): void {
  const own: Set<number> = document.getClients(connection);
  const leaving = clients.filter((client) => own.has(client));
  if (leaving.length > 0) {
    removeAwarenessStates(document.awareness, leaving, { source: 'connection', connection });
  }
}
