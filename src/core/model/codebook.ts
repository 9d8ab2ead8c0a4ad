/*
 * A code book: layers, their tags, and the attributes that annotations of a layer carry.
 * Not the marks: they name a tag by its stable id. Labels may change in a later revision, ids may not.
 * Comes from core/codebooks and goes to the workspace document, the palette, the librarian and the exports.
 */
import * as v from 'valibot';
import { attributeIdSchema, codeBookIdSchema, layerIdSchema, tagIdSchema } from './ids.ts';
import type { AttributeId, LayerId, TagId } from './ids.ts';

/** UTF-16 units. */
export const CODE_BOOK_TEXT_LIMITS = { label: 200, prose: 4_000 } as const;

const label = v.pipe(v.string(), v.minLength(1), v.maxLength(CODE_BOOK_TEXT_LIMITS.label));
const prose = v.pipe(v.string(), v.maxLength(CODE_BOOK_TEXT_LIMITS.prose));
const key = v.pipe(v.string(), v.regex(/^[a-z0-9]$/));

/** How a layer is drawn, so that three layers stay legible on the same words. */
export const CHANNELS = ['tint', 'underline', 'wave'] as const;
export type Channel = (typeof CHANNELS)[number];

export const tagSchema = v.strictObject({
  id: tagIdSchema,
  label,
  /** Typed after the layer's key: two keystrokes name a tag. */
  key,
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  guideline: prose,
  example: prose,
  counterExample: prose,
});
export type Tag = Readonly<v.InferOutput<typeof tagSchema>>;

/** Values are strings in the record; a choice holds the id of one of its options. */
export const attributeSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('choice'),
    id: attributeIdSchema,
    label,
    help: prose,
    options: v.pipe(
      v.array(v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)), label })),
      v.minLength(2),
      v.readonly(),
    ),
  }),
  v.strictObject({
    kind: v.literal('text'),
    id: attributeIdSchema,
    label,
    help: prose,
    maxLength: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4000)),
  }),
]);
export type Attribute = Readonly<v.InferOutput<typeof attributeSchema>>;

export const layerSchema = v.strictObject({
  id: layerIdSchema,
  label,
  key,
  channel: v.picklist(CHANNELS),
  /** What a mark of this layer should cover, for instance "clause to paragraph". */
  unit: prose,
  attributes: v.pipe(v.array(attributeIdSchema), v.readonly()),
  tags: v.pipe(v.array(tagSchema), v.minLength(1), v.readonly()),
});
export type Layer = Readonly<v.InferOutput<typeof layerSchema>>;

export const codeBookSchema = v.strictObject({
  id: codeBookIdSchema,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  label,
  rules: prose,
  attributes: v.pipe(v.array(attributeSchema), v.readonly()),
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.readonly()),
});
export type CodeBook = Readonly<v.InferOutput<typeof codeBookSchema>>;

/** Look-up by id, made once for a code book. */
export interface CodeBookIndex {
  readonly codeBook: CodeBook;
  readonly tags: ReadonlyMap<TagId, { readonly tag: Tag; readonly layer: Layer }>;
  readonly attributes: ReadonlyMap<AttributeId, Attribute>;
  readonly layers: ReadonlyMap<LayerId, Layer>;
}

export function indexCodeBook(codeBook: CodeBook): CodeBookIndex {
  const tags = codeBook.layers.flatMap((layer) =>
    layer.tags.map((tag) => [tag.id, { tag, layer }] as const),
  );
  return {
    codeBook,
    tags: new Map(tags),
    attributes: new Map(codeBook.attributes.map((attribute) => [attribute.id, attribute])),
    layers: new Map(codeBook.layers.map((layer) => [layer.id, layer])),
  };
}
