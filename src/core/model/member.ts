import * as v from 'valibot';
import { groupIdSchema, memberIdSchema } from './ids.ts';

export const ROLES = ['owner', 'editor', 'annotator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** 1 to 40 visible characters; no control or direction-override characters that could disguise a name. */
export const displayNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Please give a name.'),
  v.maxLength(40, 'A name has at most 40 characters.'),
  v.regex(
    /^[^\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+$/u,
    'A name may not hold control characters.',
  ),
);

export const memberSchema = v.strictObject({
  id: memberIdSchema,
  displayName: displayNameSchema,
  role: v.picklist(ROLES),
  group: v.optional(v.nullable(groupIdSchema), null),
});
export type Member = Readonly<v.InferOutput<typeof memberSchema>>;
