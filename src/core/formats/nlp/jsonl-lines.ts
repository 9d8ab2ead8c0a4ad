/*
 * One line of JSON Lines with spans, in each of the layouts that are read: ours, doccano's, spaCy's, Prodigy's.
 * Not what becomes of it (read-jsonl.ts).
 */
import * as v from 'valibot';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.optional(v.nullable(v.string()), null);
/** Files of others have columns of their own under any name: that one holds something else refuses no file. */
const column = v.optional(v.fallback(v.nullable(v.string()), null), null);
const person = v.optional(
  v.fallback(v.nullable(v.union([v.string(), v.pipe(v.number(), v.transform(String))])), null),
  null,
);
const NOTHING_SAID = { annotator: null, offset_unit: null };

const entitySchema = v.pipe(
  v.looseObject({
    start_offset: v.optional(offset),
    end_offset: v.optional(offset),
    start: v.optional(offset),
    end: v.optional(offset),
    // In doccano's first layout the id of one.
    label: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
    user: v.optional(v.unknown()),
    layer: words,
    mark: words,
    note: words,
    attributes: v.optional(v.record(v.string(), v.string()), {}),
    created: words,
    modified: words,
  }),
  v.transform((entity) => ({
    ...entity,
    start: entity.start_offset ?? entity.start ?? -1,
    end: entity.end_offset ?? entity.end ?? -1,
  })),
  v.check(({ start, end }) => start >= 0 && end >= 0, 'needs start and end, from 0'),
);

/** spaCy's spans stand in groups: { "sc": [...] }. */
function ungrouped(spans: unknown): unknown {
  const isGroups = typeof spans === 'object' && spans !== null && !Array.isArray(spans);
  return isGroups ? Object.values(spans).flat() : spans;
}

/** Items of a list, or keys of an object; one for a value of any other kind. */
function countOf(value: unknown): number {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  return value === '' ? 0 : 1;
}

/** One that ends before it begins fits nowhere, and is listed with the marks that do not. */
const tripleSchema = v.tupleWithRest([offset, offset, v.string()], v.unknown());

/** Of a whole text, as a task of classification has them, labels are words. */
const labels = v.pipe(
  v.nullish(v.unknown(), []),
  v.transform((given) => (typeof given === 'string' ? [given] : given)),
  v.array(v.union([tripleSchema, v.string()])),
);

const count = v.pipe(v.nullish(v.unknown(), []), v.transform(countOf));

export const lineSchema = v.pipe(
  v.looseObject({
    text: v.string(),
    label: labels,
    labels,
    entities: v.nullish(v.array(v.union([entitySchema, tripleSchema])), []),
    ents: v.nullish(v.array(entitySchema), []),
    spans: v.pipe(v.nullish(v.unknown(), []), v.transform(ungrouped), v.array(entitySchema)),
    // Of doccano's first layout, or any other column: its items are looked at one by one.
    annotations: v.optional(v.fallback(v.array(v.unknown()), []), []),
    relations: count,
    Comments: count,
    cats: count,
    accept: count,
    annotator: person,
    offset_unit: column,
    name: column,
    url: column,
    source: column,
    meta: v.optional(
      v.fallback(v.looseObject({ annotator: person, offset_unit: column }), NOTHING_SAID),
      NOTHING_SAID,
    ),
    // Of Prodigy.
    answer: column,
    _annotator_id: person,
    _session_id: person,
  }),
  v.transform((line) => {
    const { label, labels: more, entities, ents, spans, annotations } = line;
    const { _annotator_id: prodigy, _session_id: session } = line;
    const given = [...label, ...more];
    const early = annotations.map((one) => v.safeParse(entitySchema, one));
    return {
      ...line,
      annotator: line.annotator ?? line.meta.annotator ?? prodigy ?? session,
      spans: [
        ...given.filter((one) => typeof one !== 'string'),
        ...entities,
        ...ents,
        ...spans,
        ...early.flatMap((one) => (one.success ? [one.output] : [])),
      ],
      ofWholeText: given.filter((one) => typeof one === 'string').length + line.cats + line.accept,
      noSpans: early.filter(({ success }) => !success).length,
    };
  }),
);
export type Line = v.InferOutput<typeof lineSchema>;

/** In Prodigy somebody looked at it and did not accept it. */
export function isTurnedDown({ answer }: Line): boolean {
  return answer === 'reject' || answer === 'ignore';
}
