/*
 * A source (one article) and its frozen revisions: canonical text, blocks, hash.
 * Not the draft that people clean: draft.ts and draft-prose.ts.
 * Comes from the seeds, imports and freezing and goes to the workspace document, the columns and every export.
 */
import * as v from 'valibot';
import { revisionIdSchema, sourceIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';

export const BLOCK_KINDS = [
  'heading',
  'deck',
  'paragraph',
  'quotation',
  'caption',
  'furniture',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Most of one article and of one workspace. Text in UTF-16 units. */
export const ARTICLE_LIMITS = { text: 400_000, blocks: 5_000, sources: 100 } as const;

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** UTF-16 units of one thing that a page states about itself. */
export const LONGEST_STATED = 2_000;
const stated = v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_STATED)));

/** Trimmed and no longer than fits, without half a character; null where nothing is said. */
export function statedWords(given: string): string | null {
  const words = given.trim().slice(0, LONGEST_STATED).toWellFormed();
  return words === '' ? null : words;
}

/** A block is `[start, end)` in UTF-16 units of the revision's text. Between blocks stands white space only. */
export const blockSchema = v.strictObject({
  kind: v.picklist(BLOCK_KINDS),
  start: offset,
  end: offset,
});
export type Block = Readonly<v.InferOutput<typeof blockSchema>>;

/** What the page states about itself; null where it states nothing. Dates are ISO 8601, as exact as stated. */
export const metadataSchema = v.strictObject({
  outlet: stated,
  headline: stated,
  byline: stated,
  published: stated,
  updated: stated,
  url: stated,
  language: stated,
  retrieved: stated,
  licence: stated,
});
export type Metadata = Readonly<v.InferOutput<typeof metadataSchema>>;

export const METADATA_FIELDS = [
  'outlet',
  'headline',
  'byline',
  'published',
  'updated',
  'url',
  'language',
  'retrieved',
  'licence',
] as const satisfies readonly (keyof Metadata)[];

/** A page that states nothing about itself. */
export const NOTHING_STATED: Metadata = {
  outlet: null,
  headline: null,
  byline: null,
  published: null,
  updated: null,
  url: null,
  language: null,
  retrieved: null,
  licence: null,
};

export const revisionSchema = v.strictObject({
  id: revisionIdSchema,
  text: v.string(),
  blocks: v.pipe(v.array(blockSchema), v.readonly()),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** When a correction was frozen; the first revision, and those of older data, do not say. */
  frozen: v.optional(instantSchema),
});
export type Revision = Readonly<v.InferOutput<typeof revisionSchema>>;

export const sourceSchema = v.strictObject({
  id: sourceIdSchema,
  /** A, B, C …: how a class names the source. */
  letter: v.pipe(v.string(), v.regex(/^[A-Z]{1,2}$/)),
  metadata: metadataSchema,
  /** Oldest first; marks may point at any of them, new marks at the last. */
  revisions: v.pipe(v.tupleWithRest([revisionSchema], revisionSchema), v.readonly()),
});
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;

/** The revision that readers see and new marks point at. */
export function currentRevision(source: Source): Revision {
  return source.revisions.at(-1) ?? source.revisions[0];
}

/** The words of the first heading on one line; null where there is none. */
export function headingIn({ text, blocks }: Pick<Revision, 'text' | 'blocks'>): string | null {
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return heading ? text.slice(heading.start, heading.end).replace(/\s+/g, ' ') : null;
}

/** True for the blocks that statistics count: everything but furniture. */
export function isArticleText(block: Block): boolean {
  return block.kind !== 'furniture';
}
