/*
 * The part of the HTTP interface (api.ts) for files and addresses that come in, and for drafts that are to be frozen:
 * one schema a query or answer. Apart from it, since a page that only shows articles needs none of this.
 */
import * as v from 'valibot';
import { draftSchema } from '#core/model/draft.ts';
import { layerIdSchema, sourceIdSchema, tagIdSchema } from '#core/model/ids.ts';
import { displayNameSchema } from '#core/model/member.ts';
import { blockSchema } from '#core/model/source.ts';
import { readSourceSchema } from '#core/sources/read-source.ts';

/** Bytes of a file that a request brings. A workspace with 100,000 marks has 47 MB. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** Articles as they were read from a file or an address, to be confirmed by a person. */
export const readSourcesSchema = v.strictObject({ sources: v.array(readSourceSchema) });

export const readSourcesQuerySchema = v.strictObject({
  /** As the person's machine names the file. */
  name: v.optional(v.pipe(v.string(), v.maxLength(300)), 'file'),
});

export const addressSchema = v.strictObject({
  url: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
});

/** Left out: become the first owner that the file names. */
export const importQuerySchema = v.strictObject({ displayName: v.optional(displayNameSchema) });

const yesOrNo = v.pipe(
  v.optional(v.picklist(['yes', 'no']), 'no'),
  v.transform((said) => said === 'yes'),
);

/** Pairs `key=id` with a line break between: what a person decided about texts and codes of the file. */
const pairs = <T extends v.GenericSchema<string, string | null>>(id: T) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.split('\n').filter((line) => line !== '')),
    v.array(
      v.pipe(
        v.string(),
        v.transform((line) => [
          line.slice(0, line.lastIndexOf('=')),
          line.slice(line.lastIndexOf('=') + 1),
        ]),
        v.tuple([v.string(), id]),
      ),
    ),
    v.transform((list) => new Map(list)),
  );

export const importMarksQuerySchema = v.strictObject({
  /** As the person's machine names the file. */
  name: v.optional(v.pipe(v.string(), v.maxLength(300)), 'file'),
  /** The id of a reader; left out: look into the file. */
  reader: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
  /** `yes`: tell what would happen, and write nothing. */
  dryRun: yesOrNo,
  sources: pairs(sourceIdSchema),
  tags: pairs(tagIdSchema),
});

const leftOut = v.pipe(
  v.literal('-'),
  v.transform(() => null),
);

/** Keys are those of the file's layers and tags, as the report of a dry run names them. */
export const importCodeBookQuerySchema = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.maxLength(300)), 'file'),
  dryRun: yesOrNo,
  /** Where new tags of that layer go; `-` leaves all its tags out. */
  layers: pairs(v.pipe(v.string(), v.union([leftOut, layerIdSchema]))),
  /** Which tag of the workspace it is. */
  tags: pairs(tagIdSchema),
  /** `yes`: tags that the file lacks and no mark uses are taken out. */
  removeUnused: yesOrNo,
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What freezing a draft would make of it now. */
export const draftPreviewSchema = v.strictObject({
  draft: draftSchema,
  /** What the revision would be. */
  text: v.string(),
  blocks: v.array(blockSchema),
  /** Stands for text, blocks and details: to be sent along with `freeze-draft`. */
  version: v.string(),
  outcome: v.picklist(['new-revision', 'new-source', 'details', 'unchanged', 'stale', 'refused']),
  problems: v.array(v.strictObject({ path: v.string(), message: v.string() })),
  /** Of all marks on the article, also of those that the reader may not see yet. */
  marks: v.strictObject({ kept: count, moved: count, changed: count, lost: count }),
});
export type DraftPreview = Readonly<v.InferOutput<typeof draftPreviewSchema>>;
