/*
 * A decision: what an owner or editor settles about a mark, so that there is one version of many annotators' work.
 * Not a vote (talk.ts), and it deletes nothing: the mark stays as its maker has it, and so do other decisions.
 * Each who may decide can say so for each mark; the latest word counts (core/compare/adjudicated.ts).
 */
import * as v from 'valibot';
import { segmentSchema } from './annotation.ts';
import { annotationIdSchema, tagIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';
import { TALK_LIMITS } from './talk.ts';

/** The mark as it was when it was decided on: a decision on other words, or on another tag, is none on this one. */
const seenSchema = v.strictObject({
  tag: tagIdSchema,
  /** The words of each piece. Not their places: those change when the article is corrected. */
  quotes: v.pipe(v.array(segmentSchema.entries.quote), v.minLength(1), v.readonly()),
});

const said = { about: annotationIdSchema, seen: seenSchema };
const times = { created: instantSchema, modified: instantSchema };
const reason = v.pipe(v.string(), v.trim(), v.maxLength(TALK_LIMITS.reason));
/** Who overrules somebody says why. */
const neededReason = v.pipe(reason, v.minLength(1, 'is empty: say why'));

/** One a member and mark: its key in the notebook is the id of the mark. */
export const decisionSchema = v.variant('choice', [
  v.strictObject({ ...said, choice: v.literal('keep'), reason, ...times }),
  v.strictObject({ ...said, choice: v.literal('drop'), reason: neededReason, ...times }),
  /** Kept with another tag. */
  v.strictObject({
    ...said,
    choice: v.literal('change'),
    tag: tagIdSchema,
    reason: neededReason,
    ...times,
  }),
  /** Takes back what was decided, whoever decided it. */
  v.strictObject({ ...said, choice: v.literal('undecided'), reason, ...times }),
]);
export type Decision = Readonly<v.InferOutput<typeof decisionSchema>>;
