/*
 * What server and screens say to each other on the socket beside Yjs updates: refusals, presence, limits.
 * Not HTTP (api.ts). Both sides parse with these schemas, so that neither trusts the other.
 */
import * as v from 'valibot';
import { PLAIN_KINDS } from '#core/model/plain-records.ts';
import { memberIdSchema, revisionIdSchema, sourceIdSchema } from '#core/model/ids.ts';
import { boardSchema } from './api.ts';

/** Path of the socket that all documents share. */
export const SOCKET_PATH = '/api/socket';

/** Every HTTP error has this body; `message` is a sentence with a next step. */
export const errorSchema = v.strictObject({
  code: v.string(),
  message: v.string(),
  /** What exactly is wrong and where, for files and choices. */
  problems: v.optional(v.array(v.strictObject({ path: v.string(), message: v.string() })), []),
});

/** Most that a client may send or keep. Bytes of one socket message, of one record, of one notebook. */
export const WIRE_LIMITS = {
  messageBytes: 1024 * 1024,
  recordBytes: 64 * 1024,
  notebookBytes: 64 * 1024 * 1024,
} as const;

/** A record that the librarian did not publish, told to its writer alone over the notebook's connection. */
export const refusalSchema = v.strictObject({
  /** Records of two kinds may stand under one key: a mark, and what its maker decided about it. */
  kind: v.picklist(['annotations', ...PLAIN_KINDS]),
  key: v.string(),
  problems: v.array(v.strictObject({ path: v.string(), message: v.string() })),
});
export type Refusal = Readonly<v.InferOutput<typeof refusalSchema>>;

/** Stateless messages from the server. Refusals are always the whole list, so the last one is the truth. */
export const noticeSchema = v.variant('type', [
  v.strictObject({ type: v.literal('refusals'), refusals: v.array(refusalSchema) }),
  /** Answers a question of keeping.ts: whether that version is held, on disk. */
  v.strictObject({
    type: v.literal('kept'),
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    kept: v.boolean(),
  }),
  /** Over the connections of the whole workspace, which only owners and editors open. */
  v.strictObject({ type: v.literal('board'), board: boardSchema }),
  /** Over the same: drafts were begun, frozen or discarded, or their details changed; the desk is to be asked. */
  v.strictObject({ type: v.literal('drafts-changed') }),
  /** Over one's notebook: role, group, phase or the like has changed, so ask for the session again. */
  v.strictObject({ type: v.literal('session-changed') }),
]);
export type Notice = Readonly<v.InferOutput<typeof noticeSchema>>;

/** Awareness state on the reading room. The server replaces `member` by who is really connected. */
export const presenceSchema = v.strictObject({
  member: memberIdSchema,
  place: v.nullable(
    v.strictObject({
      source: sourceIdSchema,
      revision: revisionIdSchema,
      /** Selection in UTF-16 units of the revision; anchor and head may be in either order. */
      anchor: v.pipe(v.number(), v.integer(), v.minValue(0)),
      head: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
});
export type Presence = Readonly<v.InferOutput<typeof presenceSchema>>;

/** A place in a Yjs document as Yjs itself writes it: it stays where it is while others write. */
const relativePosition = v.strictObject({
  type: v.nullish(yjsId()),
  tname: v.nullish(v.pipe(v.string(), v.maxLength(40))),
  item: v.nullish(yjsId()),
  assoc: v.optional(v.pipe(v.number(), v.integer())),
});

/** Awareness state on a draft: whose caret is where. `member` as in `presenceSchema`. */
export const draftPresenceSchema = v.strictObject({
  member: memberIdSchema,
  cursor: v.nullable(v.strictObject({ anchor: relativePosition, head: relativePosition })),
});
export type DraftPresence = Readonly<v.InferOutput<typeof draftPresenceSchema>>;

function yjsId() {
  const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
  return v.strictObject({ client: natural, clock: natural });
}

/** Why the server closes a document connection (WebSocket application codes). */
export const CLOSE_CODES = {
  forbidden: 4403,
  tooLarge: 4413,
  malformed: 4422,
  tooMany: 4429,
} as const;
