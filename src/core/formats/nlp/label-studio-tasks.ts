/*
 * tasks.json as Label Studio exports it, as far as marks are read of it (read-label-studio.ts). What a result holds
 * depends on its type, so none is refused for its shape: one region of a kind that is not known would refuse the file.
 */
import * as v from 'valibot';

const words = v.optional(v.fallback(v.string(), ''), '');
const labels = v.optional(v.fallback(v.array(v.string()), []));
const list = v.optional(v.fallback(v.array(v.unknown()), []), []);
/** Predictions may have numbers, and what is about a whole task none. */
const id = v.optional(
  v.fallback(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), ''),
  '',
);

const valueSchema = v.looseObject({
  /** In a text a number; of a sound seconds, of HTML a path, of a dialogue the number of a line. */
  start: v.optional(v.unknown()),
  end: v.optional(v.unknown()),
  /** Of a text area what somebody wrote, of everything else in a text the marked words. */
  text: v.optional(v.unknown()),
  labels,
  // Of a control for HTML that is used on a plain text.
  hypertextlabels: labels,
});

const resultSchema = v.looseObject({
  id,
  from_name: words,
  to_name: words,
  type: words,
  value: v.optional(v.fallback(valueSchema, {}), {}),
  /** `text`: what somebody noted about the region. */
  meta: v.optional(v.fallback(v.looseObject({ text: v.optional(v.unknown()) }), {}), {}),
});
/** A region, an answer about one or about the whole task, or a relation: `type` tells. */
export type LabelResult = v.InferOutput<typeof resultSchema>;

const annotationSchema = v.looseObject({
  /** A number, an e-mail, or an object with either; a prediction has none. */
  completed_by: v.optional(v.unknown()),
  model_version: v.optional(v.nullable(v.string())),
  /** True where somebody skipped the task. */
  was_cancelled: v.optional(v.unknown()),
  result: v.array(resultSchema),
});
export type LabelAnnotation = v.InferOutput<typeof annotationSchema>;

const taskSchema = v.looseObject({
  data: v.record(v.string(), v.unknown()),
  annotations: v.optional(v.array(annotationSchema), []),
  predictions: v.optional(v.array(annotationSchema), []),
  drafts: list,
  comments: list,
  /** Annotations, as Label Studio called them before 1.0. */
  completions: list,
});
export type LabelTask = v.InferOutput<typeof taskSchema>;

export const tasksSchema = v.pipe(
  v.array(taskSchema),
  v.minLength(1, 'has no tasks: nothing to import'),
);
