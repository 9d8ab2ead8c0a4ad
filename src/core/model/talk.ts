/*
 * What members say about a mark: replies and votes. Records of their writer's notebook, like marks.
 * Not the neutral wording: that is an attribute of the mark itself.
 * Comes from the thread of a mark; is checked by the librarian and goes to the reading room and exports.
 */
import * as v from 'valibot';
import { annotationIdSchema, replyIdSchema, memberIdSchema, type MemberId } from './ids.ts';
import { instantSchema } from './instant.ts';

/** UTF-16 units; mentions in one reply. */
export const TALK_LIMITS = { reply: 2_000, reason: 500, mentions: 20 } as const;

export const replySchema = v.strictObject({
  id: replyIdSchema,
  /** The mark that the thread belongs to. */
  about: annotationIdSchema,
  /** Plain text; *emphasis*, **strong**, `code` and addresses are shown as such, nothing else. */
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(TALK_LIMITS.reply)),
  mentions: v.pipe(v.array(memberIdSchema), v.maxLength(TALK_LIMITS.mentions), v.readonly()),
  created: instantSchema,
  modified: instantSchema,
});
export type Reply = Readonly<v.InferOutput<typeof replySchema>>;
export type PublishedReply = Reply & { readonly author: MemberId };

export const VOTE_CHOICES = ['agree', 'disagree'] as const;

/** One a member and mark: its key in the notebook is the id of the mark. */
export const voteSchema = v.strictObject({
  about: annotationIdSchema,
  choice: v.picklist(VOTE_CHOICES),
  reason: v.pipe(v.string(), v.trim(), v.maxLength(TALK_LIMITS.reason)),
  created: instantSchema,
  modified: instantSchema,
});
export type Vote = Readonly<v.InferOutput<typeof voteSchema>>;
export type PublishedVote = Vote & { readonly author: MemberId };
