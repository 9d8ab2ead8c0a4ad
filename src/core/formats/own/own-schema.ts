/*
 * The schema of our own JSON, version 1: a whole workspace as its members see it, and nothing of the server's.
 * The same schema is published as JSON Schema (/api/schemas/own.json). Comes from write-own.ts, goes to read-own.ts.
 */
import * as v from 'valibot';
import { annotationSchema } from '../../model/annotation.ts';
import { codeBookSchema } from '../../model/codebook.ts';
import { memberIdSchema } from '../../model/ids.ts';
import { instantSchema } from '../../model/instant.ts';
import { memberSchema } from '../../model/member.ts';
import { PLAIN_RULES } from '../../model/plain-records.ts';
import { proseNodeSchema } from '../../model/prose.ts';
import { sourceSchema } from '../../model/source.ts';
import { settingsSchema } from '../../model/workspace.ts';

export const OWN_FORMAT = 'crossread-workspace';
export const OWN_VERSION = 1;
/** The `$id` of the published JSON Schema. A name and not an address: every server has the same schema. */
export const OWN_SCHEMA = `urn:crossread:schema:workspace:${OWN_VERSION}`;

/** What one member wrote. The author stands here once and in no record. */
const notebookSchema = v.strictObject({
  member: memberIdSchema,
  annotations: v.array(annotationSchema),
  replies: v.array(PLAIN_RULES.replies.schema),
  votes: v.array(PLAIN_RULES.votes.schema),
  links: v.array(PLAIN_RULES.links.schema),
  propositions: v.array(PLAIN_RULES.propositions.schema),
  namings: v.array(PLAIN_RULES.namings.schema),
  pairings: v.array(PLAIN_RULES.pairings.schema),
  attributions: v.array(PLAIN_RULES.attributions.schema),
  /** Absent in files from before there were any. */
  decisions: v.optional(v.array(PLAIN_RULES.decisions.schema), []),
  reflections: v.optional(v.array(PLAIN_RULES.reflections.schema), []),
});
export type OwnNotebook = Readonly<v.InferOutput<typeof notebookSchema>>;

export const ownSchema = v.strictObject({
  format: v.literal(OWN_FORMAT),
  version: v.literal(OWN_VERSION),
  /** Absent in files that Crossread wrote before its schema was published. */
  $schema: v.optional(v.literal(OWN_SCHEMA)),
  generated: instantSchema,
  /** Of every `start` and `end` in the file. */
  offsetUnit: v.literal('utf-16'),
  /** What was chosen, where the file does not hold all; a sentence each. */
  choice: v.array(v.string()),
  settings: settingsSchema,
  /** Every revision of the code book, oldest first; the last is the one that is used. */
  codeBooks: v.pipe(v.array(codeBookSchema), v.minLength(1)),
  sources: v.array(sourceSchema),
  members: v.array(memberSchema),
  notebooks: v.array(notebookSchema),
  firstPasses: v.array(
    v.strictObject({
      round: v.pipe(v.number(), v.integer(), v.minValue(1)),
      annotations: v.array(v.strictObject({ ...annotationSchema.entries, author: memberIdSchema })),
    }),
  ),
  notes: v.nullable(v.array(proseNodeSchema)),
});
