/*
 * A naming: words by which an article calls a person, a group, a place, a thing or an act of the event.
 * Not a mark of the code book: namings have a table of their own. An entity is what namings with the same
 * name are about, so that two people who name it at once name one entity.
 */
import * as v from 'valibot';
import { targetSchema } from './annotation.ts';
import { namingIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';

export const ENTITY_KINDS = ['person', 'group', 'place', 'thing', 'act'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** UTF-16 units. */
export const NAMING_LIMITS = { entity: 120, evaluative: 200 } as const;

export const namingSchema = v.strictObject({
  id: namingIdSchema,
  target: targetSchema,
  /** Who or what is named, in the words of the workspace: "Hassen Chalghoumi". */
  entity: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAMING_LIMITS.entity)),
  kind: v.picklist(ENTITY_KINDS),
  /** The words of the form that judge: "moderate", "of the Jews"; empty when none does. */
  evaluative: v.pipe(v.string(), v.trim(), v.maxLength(NAMING_LIMITS.evaluative)),
  created: instantSchema,
  modified: instantSchema,
});
export type Naming = Readonly<v.InferOutput<typeof namingSchema>>;

/** The same for every spelling of an entity that differs in case, spaces or accents alone. */
export function entityKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
