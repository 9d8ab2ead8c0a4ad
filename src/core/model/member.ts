import * as v from 'valibot';
import { groupIdSchema, memberIdSchema } from './ids.ts';

export const ROLES = ['owner', 'editor', 'annotator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** UTF-16 units of a display name at the most. */
export const NAME_LENGTH = 40;

/** Control and direction-override characters, which could disguise a name; for a class of a pattern. */
const DISGUISING = String.raw`\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff`;
const PLAIN = new RegExp(`^[^${DISGUISING}]+$`, 'u');
const DISGUISES = new RegExp(`[${DISGUISING}]+`, 'gu');

/** A space in place of each run of characters that no name may hold. */
export function withoutDisguise(name: string): string {
  return name.replace(DISGUISES, ' ');
}

/** 1 to 40 visible characters. */
export const displayNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Please give a name.'),
  v.maxLength(NAME_LENGTH, `A name has at most ${NAME_LENGTH} characters.`),
  v.regex(PLAIN, 'A name may not hold control characters.'),
);

export const memberSchema = v.strictObject({
  id: memberIdSchema,
  displayName: displayNameSchema,
  role: v.picklist(ROLES),
  group: v.optional(v.nullable(groupIdSchema), null),
});
export type Member = Readonly<v.InferOutput<typeof memberSchema>>;
