/*
 * A proposition: how a member words the row of the claim grid that a mark stands in.
 * Not the quote and not the row itself: rows follow from links. The latest wording of any mark of a row counts.
 */
import * as v from 'valibot';
import { annotationIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';

/** Longest wording in UTF-16 units. */
export const LONGEST_PROPOSITION = 300;

/** One a member and mark: its key in the notebook is the id of the mark. */
export const propositionSchema = v.strictObject({
  about: annotationIdSchema,
  /** Empty to go back to the words of the article. */
  text: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_PROPOSITION)),
  created: instantSchema,
  modified: instantSchema,
});
export type Proposition = Readonly<v.InferOutput<typeof propositionSchema>>;
