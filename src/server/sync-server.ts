/*
 * Hocuspocus as Crossread runs it: who may open what, the log before every acknowledgement, presence.
 * Not sockets (socket-door.ts) and not what records may hold (librarian.ts).
 * Comes from checked frames; goes to the log, then to the documents, whose notebooks publication watches.
 */
import {
  Hocuspocus,
  type beforeSyncPayload,
  type Connection,
  type Document,
} from '@hocuspocus/server';
import type { FastifyBaseLogger } from 'fastify';
import * as v from 'valibot';
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Phase } from '#core/model/workspace.ts';
import { observeNotebook, readNotebookRecord } from '#sync/notebook-document.ts';
import { answerKeepQuestion, keepQuestionSchema } from '#sync/keeping.ts';
import { documentName, parseDocumentName } from '#sync/names.ts';
import { CLOSE_CODES, WIRE_LIMITS, type Notice, type Refusal } from '#sync/wire.ts';
import { accessTo } from './access.ts';
import { leavingClients } from './frames.ts';
import { removeLeaving, screenPresence } from './presence.ts';
import type { ChangedRecords } from './publication.ts';
import type { UpdateLog } from './update-log.ts';

/** Broadcasts of this many milliseconds go out as one message: 30 who mark at once cost one round, not 30. */
const BROADCAST_WINDOW = 10;
/** A socket that has said nothing for so long (ms) is closed; it is asked for a sign of life before. */
export const IDLE_TIMEOUT = 60_000;

interface CloseEvent {
  readonly code: number;
  readonly reason: string;
}

/** Who is behind a socket: set when it opens, from the cookie. */
export interface Visitor {
  readonly member: Member | null;
}

export interface SyncParts {
  readonly workspace: WorkspaceId;
  readonly phase: () => Phase;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
  readonly notebookChanged: (writer: MemberId, changed: ChangedRecords) => void;
  readonly refusalsOf: (writer: MemberId) => readonly Refusal[];
}

export function createSyncServer(parts: SyncParts): Hocuspocus<Visitor> {
  return new Hocuspocus<Visitor>({
    quiet: true,
    timeout: IDLE_TIMEOUT,
    flushDelay: BROADCAST_WINDOW,

    async onAuthenticate({ documentName: name, context, connectionConfig }) {
      if (!context.member) throw refusal({ code: CLOSE_CODES.forbidden, reason: 'not joined' });
      const address = parseDocumentName(name);
      const access =
        address?.workspace === parts.workspace
          ? accessTo(address, context.member, parts.phase())
          : 'none';
      if (access === 'none') {
        parts.logger.warn({ member: context.member.id, document: name }, 'document refused');
        throw refusal({ code: CLOSE_CODES.forbidden, reason: 'forbidden' });
      }
      connectionConfig.readOnly = access === 'read';
    },

    onLoadDocument: ({ documentName: name }) => parts.log.load(name),

    async afterLoadDocument({ documentName: name, document }) {
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook') return;
      observeNotebook(document, (keys) => {
        parts.notebookChanged(
          address.member,
          new Map([...keys].map((key) => [key, readRecord(document, key)])),
        );
      });
    },

    async connected({ documentName: name, connection }) {
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook') return;
      const refusals = parts.refusalsOf(address.member);
      if (refusals.length > 0) connection.sendStateless(refusalNotice(refusals));
    },

    async onStateless({ documentName: name, document, connection, payload }) {
      if (parseDocumentName(name)?.kind !== 'notebook') return;
      const question = v.safeParse(v.pipe(v.string(), v.parseJson(), keepQuestionSchema), payload);
      const answer = question.success ? answerKeepQuestion(document, question.output) : null;
      if (answer !== null) connection.sendStateless(answer);
      else parts.logger.warn({ document: name }, 'unreadable question');
    },

    beforeSync: (payload) => logBeforeApplying(payload, parts),

    async beforeHandleMessage({ update, connection, document }) {
      removeLeaving(leavingClients(update), connection, document);
    },

    async beforeHandleAwareness({ states, context, connection, document, documentName: name }) {
      const isReadingRoom = parseDocumentName(name)?.kind === 'reading-room';
      if (!isReadingRoom || !connection || !context?.member) states.clear();
      else screenPresence(states, context.member, connection, document);
    },
  });
}

/** The rule "acknowledged means durable": Hocuspocus applies and acknowledges only after this resolves. */
async function logBeforeApplying(
  payload: beforeSyncPayload<Visitor>,
  { log, logger }: SyncParts,
): Promise<void> {
  const { type, payload: update, document, documentName: name, connection, context } = payload;
  if (type === messageYjsSyncStep1) return;
  const who = { member: context.member?.id, document: name };
  const isNew =
    type === messageYjsUpdate || !Y.snapshotContainsUpdate(Y.snapshot(document), update);
  if (connection.readOnly) {
    if (isNew) logger.warn(who, 'write to a read-only document refused');
    return;
  }
  if (!isNew) return;
  if (document.isDestroyed) throw closing(connection, { code: 1012, reason: 'document closed' });
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

/** Tells all pages of a member which of the member's records are not published. */
export function tellRefusals(
  sync: Hocuspocus<Visitor>,
  workspace: WorkspaceId,
  writer: MemberId,
  refusals: readonly Refusal[],
): void {
  const name = documentName({ kind: 'notebook', workspace, member: writer });
  sync.documents.get(name)?.broadcastStateless(refusalNotice(refusals));
}

function refusalNotice(refusals: readonly Refusal[]): string {
  const notice: Notice = { type: 'refusals', refusals: [...refusals] };
  return JSON.stringify(notice);
}

/** Nesting deeper than the stack is not read; the librarian then refuses the string that stands for it. */
function readRecord(document: Document, key: string): unknown {
  try {
    return readNotebookRecord(document, key);
  } catch {
    return 'unreadable';
  }
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
