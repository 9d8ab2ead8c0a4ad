/*
 * An attribution as a member corrects it: whose words these are, and how they are introduced.
 * Not the finding by rule (core/suggest/quotations), which it confirms, changes, rejects or adds to.
 * Each member may say so for each passage; the latest word counts.
 */
import * as v from 'valibot';
import { targetSchema } from './annotation.ts';
import { instantSchema } from './instant.ts';

export const ATTRIBUTION_KINDS = ['direct', 'indirect', 'mixed'] as const;

/** UTF-16 units. */
export const ATTRIBUTION_LIMITS = { speaker: 120, cue: 60 } as const;

export const attributionSchema = v.strictObject({
  /** The words that are attributed. Their place is the key in the notebook (`passageKey`). */
  target: targetSchema,
  kind: v.picklist(ATTRIBUTION_KINDS),
  /** Who is said to say it; empty when the article does not name anybody. */
  speaker: v.pipe(v.string(), v.trim(), v.maxLength(ATTRIBUTION_LIMITS.speaker)),
  /** The reporting verb as it stands there; empty when there is none. */
  cue: v.pipe(v.string(), v.trim(), v.maxLength(ATTRIBUTION_LIMITS.cue)),
  /** `rejected`: nobody is quoted here. */
  state: v.picklist(['stands', 'rejected']),
  created: instantSchema,
  modified: instantSchema,
});
export type Attribution = Readonly<v.InferOutput<typeof attributionSchema>>;
