/*
 * A link: what a member says about two marks, or about a mark and an article that lacks it.
 * Not owned by its first maker: each member states for each link whether it stands, and the latest statement
 * counts (core/compare/latest.ts). So two people who make the same link at once make one link.
 */
import * as v from 'valibot';
import { annotationIdSchema, sourceIdSchema, type AnnotationId, type SourceId } from './ids.ts';
import { instantSchema } from './instant.ts';

/** `same-as` and `contradicts` are the same from both ends; `supports` goes from one mark to another. */
export const MARK_RELATIONS = ['same-as', 'contradicts', 'supports'] as const;
export type MarkRelation = (typeof MARK_RELATIONS)[number];

const statement = {
  state: v.picklist(['stands', 'withdrawn']),
  created: instantSchema,
  modified: instantSchema,
};

export const linkSchema = v.variant('relation', [
  v.pipe(
    v.strictObject({
      relation: v.picklist(MARK_RELATIONS),
      from: annotationIdSchema,
      to: annotationIdSchema,
      ...statement,
    }),
    v.check(({ from, to }) => from !== to, 'links a mark with itself'),
    v.check(
      ({ relation, from, to }) => relation === 'supports' || from < to,
      'has its ends in the wrong order: the smaller id comes first',
    ),
  ),
  /** What the mark says is missing in the source: a claim about the article, open to challenge. */
  v.strictObject({
    relation: v.literal('omitted-in'),
    from: annotationIdSchema,
    source: sourceIdSchema,
    ...statement,
  }),
]);
export type Link = Readonly<v.InferOutput<typeof linkSchema>>;

/** What a link is between, before anybody has said whether it stands. */
export type LinkEnds =
  | { readonly relation: MarkRelation; readonly from: AnnotationId; readonly to: AnnotationId }
  | { readonly relation: 'omitted-in'; readonly from: AnnotationId; readonly source: SourceId };

/** With the ends in the order that makes one link of two that say the same. */
export function orderedEnds(relation: MarkRelation, a: AnnotationId, b: AnnotationId): LinkEnds {
  const [from, to] = relation === 'supports' || a < b ? [a, b] : [b, a];
  return { relation, from, to };
}

/** The same for every statement on one link. */
export function linkKey(ends: LinkEnds): string {
  return `${ends.relation}/${ends.from}/${ends.relation === 'omitted-in' ? ends.source : ends.to}`;
}
