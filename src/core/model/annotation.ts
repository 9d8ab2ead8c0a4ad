/*
 * One mark: tag, target, attributes, note. The record that a notebook holds, and the same with its author
 * as the reading room publishes it. Not the drawing of it (editor) and not its storage (sync).
 * Comes from a selection, is checked here by the librarian, and goes to every screen and export.
 */
import * as v from 'valibot';
import {
  annotationIdSchema,
  attributeIdSchema,
  revisionIdSchema,
  sourceIdSchema,
  tagIdSchema,
  type MemberId,
} from './ids.ts';
import { instantSchema } from './instant.ts';
import { parseWith } from './parse.ts';
import type { Result } from './result.ts';

/** Longest quote of one segment in UTF-16 units, most segments of a mark, longest note. */
export const ANNOTATION_LIMITS = { quote: 20_000, segments: 40, note: 4_000 } as const;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `[start, end)` in UTF-16 units of the revision's text, with the text there and 32 characters around it. */
export const segmentSchema = v.strictObject({
  start: offset,
  end: offset,
  quote: v.pipe(v.string(), v.minLength(1), v.maxLength(ANNOTATION_LIMITS.quote)),
  prefix: v.pipe(v.string(), v.maxLength(64)),
  suffix: v.pipe(v.string(), v.maxLength(64)),
});
export type Segment = Readonly<v.InferOutput<typeof segmentSchema>>;

/** Segments are in text order and do not touch or overlap one another. */
export const targetSchema = v.strictObject({
  source: sourceIdSchema,
  revision: revisionIdSchema,
  segments: v.pipe(
    v.array(segmentSchema),
    v.minLength(1),
    v.maxLength(ANNOTATION_LIMITS.segments),
    v.readonly(),
  ),
});
export type Target = Readonly<v.InferOutput<typeof targetSchema>>;

/** What a member writes into the notebook. There is no author in it: the server knows whose notebook it is. */
export const annotationSchema = v.strictObject({
  id: annotationIdSchema,
  target: targetSchema,
  tag: tagIdSchema,
  /** The code book revision that the tag was chosen from. */
  codeBookRevision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  attributes: v.record(attributeIdSchema, v.pipe(v.string(), v.maxLength(4000))),
  note: v.pipe(v.string(), v.maxLength(ANNOTATION_LIMITS.note)),
  created: instantSchema,
  modified: instantSchema,
});
export type Annotation = Readonly<v.InferOutput<typeof annotationSchema>>;

/** What the librarian publishes: the record and, set by the server, who made it. */
export type PublishedAnnotation = Annotation & { readonly author: MemberId };

/** '' where its maker said nothing. An id of a code book may be the name of anything that objects inherit. */
export function attributeOf({ attributes }: Pick<Annotation, 'attributes'>, id: string): string {
  const said: Readonly<Record<string, string | undefined>> = attributes;
  return Object.hasOwn(said, id) ? (said[id] ?? '') : '';
}

/** The marked words with … between the pieces. */
export function quoteOf({ segments }: Pick<Target, 'segments'>): string {
  return segments.map(({ quote }) => quote).join(' … ');
}

export function parseAnnotation(input: unknown): Result<Annotation> {
  return parseWith(annotationSchema, input);
}
