/*
 * What the server keeps of workspaces and members beside their documents, one schema a record.
 * Not what people may know of each other: members and cards are cut from these.
 */
import * as v from 'valibot';
import { draftSchema } from '#core/model/draft.ts';
import { annotationIdSchema, memberIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { instantSchema } from '#core/model/instant.ts';
import { memberSchema, ROLES, type Member } from '#core/model/member.ts';
import { settingsSchema } from '#core/model/workspace.ts';
import type { WorkspaceCard } from '#sync/api.ts';

export const workspaceRecordSchema = v.strictObject({
  id: workspaceIdSchema,
  /** The workspace document carries a copy for its readers. */
  settings: settingsSchema,
  sources: v.number(),
  created: instantSchema,
  code: v.string(),
  codeOpen: v.boolean(),
  /** Anybody who reaches the server may join by a name alone. */
  doorOpen: v.boolean(),
  /** Hash of the owner's recovery key; null until one is made. */
  recovery: v.nullable(v.string()),
  invitations: v.array(v.strictObject({ hash: v.string(), role: v.picklist(ROLES) })),
  hidden: v.array(
    v.strictObject({ annotation: annotationIdSchema, author: memberIdSchema, reason: v.string() }),
  ),
  drafts: v.optional(v.array(draftSchema), []),
  archived: v.boolean(),
  deleteAt: v.nullable(instantSchema),
  eraseAt: v.nullable(instantSchema),
});
export type WorkspaceRecord = Readonly<v.InferOutput<typeof workspaceRecordSchema>>;

export const memberRecordSchema = v.strictObject({
  ...memberSchema.entries,
  workspace: workspaceIdSchema,
  joined: instantSchema,
  done: v.boolean(),
  /** A name on the owner's list that nobody has taken yet. */
  seatFree: v.boolean(),
  /** Came from the owner's list: as long as there is one, nobody types a name. */
  listed: v.optional(v.boolean(), false),
  /** Hash of the personal return code; null until one is made. */
  returning: v.nullable(v.string()),
  /** Keyed hash of who signed in at the organisation's provider; null for all others. */
  subject: v.optional(v.nullable(v.string()), null),
  /** Removed, with the marks kept: may open nothing any more. */
  removed: v.boolean(),
});
export type MemberRecord = Readonly<v.InferOutput<typeof memberRecordSchema>>;

/** What other members see of one. */
export function toMember({ id, displayName, role, group }: MemberRecord): Member {
  return { id, displayName, role, group };
}

export function toCard({ id, settings }: WorkspaceRecord): WorkspaceCard {
  return { id, title: settings.title, phase: settings.phase };
}
