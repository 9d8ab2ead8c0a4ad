/*
 * A reflection: what one member says, at the end of a round, of what changed their mind. Stands in the hand-in.
 * Not about a mark (talk.ts) and not the shared notes. One a member and round; the others can read it as they can
 * read replies. Comes from "Before and after the talk"; goes to the reading room, reports and exports.
 */
import * as v from 'valibot';
import { instantSchema } from './instant.ts';

/** What it is called, on the screen and in hand-ins. */
export const REFLECTION_TITLE = 'What changed my mind';

/** UTF-16 units. */
export const LONGEST_REFLECTION = 4_000;

export const reflectionSchema = v.strictObject({
  /** Of the reveal that it looks back on, from 1. */
  round: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  /** Plain text; line breaks are the writer's. */
  body: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_REFLECTION)),
  created: instantSchema,
  modified: instantSchema,
});
export type Reflection = Readonly<v.InferOutput<typeof reflectionSchema>>;

/** Where it stands in its writer's notebook. */
export function reflectionKey({ round }: Pick<Reflection, 'round'>): string {
  return `round-${round}`;
}
