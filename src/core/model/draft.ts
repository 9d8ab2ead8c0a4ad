/*
 * A draft: the record of an article that editors clean together before it is frozen, new or as a correction.
 * Not its text, which is a Yjs document of its own (sync/draft-document.ts), and not the freezing (freezing.ts).
 * Comes from a command; is listed at the desk until it is frozen or discarded.
 */
import * as v from 'valibot';
import { draftIdSchema, memberIdSchema, revisionIdSchema, sourceIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';
import { metadataSchema } from './source.ts';

/** How long a discarded draft can be brought back, in days. */
export const DISCARDED_DAYS = 7;

export const draftSchema = v.strictObject({
  id: draftIdSchema,
  /** The source that it corrects and the revision that it was begun from; null for an article that is new. */
  corrects: v.nullable(v.strictObject({ source: sourceIdSchema, revision: revisionIdSchema })),
  metadata: metadataSchema,
  begun: instantSchema,
  /** Null once that member was erased. */
  begunBy: v.nullable(memberIdSchema),
  /** When it was discarded; null while it is open. */
  discarded: v.nullable(instantSchema),
});
export type Draft = Readonly<v.InferOutput<typeof draftSchema>>;

/** When the text of a discarded draft is erased, as ISO 8601; null for one that is open. */
export function erasedAt({ discarded }: Draft): string | null {
  if (discarded === null) return null;
  const days = 24 * 60 * 60 * 1000;
  return new Date(new Date(discarded).getTime() + DISCARDED_DAYS * days).toISOString();
}
