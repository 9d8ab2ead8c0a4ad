/*
 * Hocuspocus as Crossread runs it: who may open what, the log before every acknowledgement, presence.
 * Not sockets (socket-door.ts) and not what records may hold (librarian.ts).
 * Comes from checked frames; goes to the log, then to the documents, whose notebooks publication watches.
 */
import { Hocuspocus, type beforeSyncPayload, type Connection } from '@hocuspocus/server';
import type { FastifyBaseLogger } from 'fastify';
import * as v from 'valibot';
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { isShownTo } from '#core/model/audience.ts';
import type { WorkspaceId } from '#core/model/ids.ts';
import { answerKeepQuestion, keepQuestionSchema } from '#sync/keeping.ts';
import { documentName, parseDocumentName, type DocumentAddress } from '#sync/names.ts';
import {
  CLOSE_CODES,
  draftPresenceSchema,
  presenceSchema,
  WIRE_LIMITS,
  type Notice,
  type Presence,
} from '#sync/wire.ts';
import { accessTo } from './access.ts';
import type { Directory } from './directory.ts';
import { leavingClients } from './frames.ts';
import type { FullStates } from './full-states.ts';
import { nestsTooDeep } from './nesting.ts';
import { observeNotebookChanges } from './notebook-changes.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { removeLeaving, screenPresence } from './presence.ts';
import type { MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Broadcasts of this many milliseconds go out as one message: 30 who mark at once cost one round, not 30. */
const BROADCAST_WINDOW = 10;
/** A socket that has said nothing for so long (ms) is closed; it is asked for a sign of life before. */
export const IDLE_TIMEOUT = 60_000;

interface CloseEvent {
  readonly code: number;
  readonly reason: string;
}

/** Which device is behind a socket: set when it opens, from the cookie. */
export interface Visitor {
  readonly device: string | null;
}

export interface SyncParts {
  readonly directory: Directory;
  /** Null when there is no such workspace. */
  readonly openWorkspace: (id: WorkspaceId) => Promise<OpenWorkspace | null>;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
  readonly fullStates: FullStates;
  /** Where a member is now, for the board: also while nobody else is told. */
  readonly seenAt: (member: MemberRecord, place: Presence['place']) => void;
  /** Somebody has come or gone. */
  readonly cameOrWent: (workspace: OpenWorkspace) => void;
}

export function createSyncServer(parts: SyncParts): Hocuspocus<Visitor> {
  return new Hocuspocus<Visitor>({
    quiet: true,
    timeout: IDLE_TIMEOUT,
    flushDelay: BROADCAST_WINDOW,

    async onAuthenticate({ documentName: name, context, connectionConfig }) {
      const asked = await whoAsks(parts, name, context);
      const access = asked ? accessNow(asked.address, asked.member, asked.workspace) : 'none';
      if (access === 'none') {
        parts.logger.warn({ member: asked?.member.id, document: name }, 'document refused');
        const reason = asked ? 'forbidden' : 'not joined';
        throw refusal({ code: CLOSE_CODES.forbidden, reason });
      }
      connectionConfig.readOnly = access === 'read';
    },

    async onLoadDocument({ documentName: name }) {
      const own = await serverDocument(parts, name);
      return own ? own.state() : parts.log.load(name);
    },

    async afterLoadDocument({ documentName: name, document }) {
      const own = await serverDocument(parts, name);
      own?.attach(document);
      if (own) parts.fullStates.serve(document, own);
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook') return;
      const workspace = await parts.openWorkspace(address.workspace);
      observeNotebookChanges(document, address.member, (change) =>
        workspace?.publication.notebookChanged(change),
      );
    },

    async connected({ documentName: name, connection }) {
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook') return;
      const workspace = await parts.openWorkspace(address.workspace);
      if (workspace) parts.cameOrWent(workspace);
      const refusals = workspace?.refusalsOf(address.member) ?? [];
      if (refusals.length > 0)
        connection.sendStateless(notice({ type: 'refusals', refusals: [...refusals] }));
    },

    async onDisconnect({ documentName: name }) {
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook') return;
      const workspace = await parts.openWorkspace(address.workspace);
      if (workspace) parts.cameOrWent(workspace);
    },

    async onStateless({ documentName: name, document, connection, payload }) {
      const kind = parseDocumentName(name)?.kind;
      if (kind !== 'notebook' && kind !== 'notes' && kind !== 'draft') return;
      const question = v.safeParse(v.pipe(v.string(), v.parseJson(), keepQuestionSchema), payload);
      const answer = question.success ? answerKeepQuestion(document, question.output) : null;
      if (answer !== null) connection.sendStateless(answer);
      else parts.logger.warn({ document: name }, 'unreadable question');
    },

    beforeSync: (payload) => logBeforeApplying(payload, parts),

    async beforeHandleMessage({ update, connection, document }) {
      removeLeaving(leavingClients(update), connection, document);
      parts.fullStates.send(update, connection);
    },

    async beforeHandleAwareness({ states, context, connection, document, documentName: name }) {
      const asked = context ? await whoAsks(parts, name, context) : null;
      if (!asked || !connection) return states.clear();
      const { id } = asked.member;
      if (asked.address.kind === 'draft') {
        return screenPresence(draftPresenceSchema, states, id, connection, document);
      }
      if (asked.address.kind !== 'reading-room') return states.clear();
      screenPresence(presenceSchema, states, id, connection, document);
      const { audience } = asked.address;
      const tellsPlaces = isShownTo(audience, audience, asked.workspace.settings);
      for (const [client, state] of states) {
        parts.seenAt(asked.member, placeOf(state));
        if (!tellsPlaces) states.set(client, { ...state, place: null });
      }
    },
  });
}

/** The rule "acknowledged means durable": Hocuspocus applies and acknowledges only after this resolves. */
async function logBeforeApplying(
  payload: beforeSyncPayload<Visitor>,
  { log, logger }: SyncParts,
): Promise<void> {
  const { type, payload: update, document, documentName: name, connection } = payload;
  if (type === messageYjsSyncStep1) return;
  const who = { document: name };
  const isNew =
    type === messageYjsUpdate || !Y.snapshotContainsUpdate(Y.snapshot(document), update);
  if (connection.readOnly) {
    if (isNew) logger.warn(who, 'write to a read-only document refused');
    return;
  }
  if (!isNew) return;
  if (document.isDestroyed) throw closing(connection, { code: 1012, reason: 'document closed' });
  if (nestsTooDeep(document, update)) {
    logger.warn(who, 'types nested too deep');
    throw closing(connection, { code: CLOSE_CODES.malformed, reason: 'nested too deep' });
  }
  if (log.bytesOf(name) + update.byteLength > WIRE_LIMITS.notebookBytes) {
    await log.compact(name);
    if (log.bytesOf(name) + update.byteLength > WIRE_LIMITS.notebookBytes) {
      logger.warn(who, 'document is full');
      throw closing(connection, { code: CLOSE_CODES.tooLarge, reason: 'document is full' });
    }
  }
  try {
    await log.append(name, update);
  } catch {
    throw closing(connection, { code: 1011, reason: 'not written' }); // the log has told why
  }
}

/** Who asks for which document; null for a stranger, and for what is no document of a workspace. */
async function whoAsks({ directory, openWorkspace }: SyncParts, name: string, { device }: Visitor) {
  const address = parseDocumentName(name);
  const workspace = address && (await openWorkspace(address.workspace));
  const record = address && directory.memberOf(device, address.workspace);
  if (!workspace || !record) return null;
  return { address, workspace, member: record };
}

async function serverDocument({ openWorkspace }: SyncParts, name: string) {
  const address = parseDocumentName(name);
  const workspace = address && (await openWorkspace(address.workspace));
  return address && workspace ? workspace.documentAt(address) : null;
}

function placeOf(state: Record<string, unknown>): Presence['place'] {
  const presence = v.safeParse(presenceSchema, state);
  return presence.success ? presence.output.place : null;
}

/** Says something to all who have a document open. */
export function tell(sync: Hocuspocus<Visitor>, address: DocumentAddress, message: Notice): void {
  sync.documents.get(documentName(address))?.broadcastStateless(notice(message));
}

function notice(message: Notice): string {
  return JSON.stringify(message);
}

/** Looks again at everything that is open in a workspace: who may no longer read loses it, at once. */
export function reviseAccess(
  sync: Hocuspocus<Visitor>,
  directory: Directory,
  workspace: OpenWorkspace,
): void {
  const { id } = workspace;
  for (const [name, document] of sync.documents) {
    const address = parseDocumentName(name);
    if (!address || address.workspace !== id) continue;
    for (const connection of document.getConnections()) {
      const member = directory.memberOf(connection.context.device, id);
      const access = member ? accessNow(address, member, workspace) : 'none';
      connection.readOnly = access !== 'write';
      if (access === 'none') connection.close({ code: CLOSE_CODES.forbidden, reason: 'forbidden' });
    }
    if (address.kind === 'notebook') tell(sync, address, { type: 'session-changed' });
  }
}

function accessNow(address: DocumentAddress, member: MemberRecord, workspace: OpenWorkspace) {
  return workspace.has(address) ? accessTo(address, member, workspace.settings) : 'none';
}

/** Closes the whole socket, so that the client comes back and sends again what was not acknowledged. */
function closing(connection: Connection, event: CloseEvent): Error {
  connection.webSocket.close(event.code, event.reason);
  return refusal(event);
}

/** Without a message, since Hocuspocus prints those to the console. */
function refusal(event: CloseEvent): Error {
  return Object.assign(new Error(''), event);
}
