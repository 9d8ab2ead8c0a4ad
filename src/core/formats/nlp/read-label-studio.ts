/*
 * Label Studio tasks: annotations of people and predictions of models, for texts of any task that has one.
 * Regions become marks; choices and texts with the id of a region become its attributes and its note.
 */
import * as v from 'valibot';
import { accepted, refused, type Result } from '../../model/result.ts';
import { parseWith } from '../../model/parse.ts';
import type { ForeignDocument, ForeignMark, ForeignWork } from '../foreign-work.ts';
import { parseJson } from '../json-input.ts';
import { foreignCode, foreignMark, UnreadCounts } from '../reading.ts';

const valueSchema = v.looseObject({
  start: v.optional(v.number()),
  end: v.optional(v.number()),
  text: v.optional(v.union([v.string(), v.array(v.string())])),
  labels: v.optional(v.array(v.string())),
  choices: v.optional(v.array(v.string())),
});

const resultSchema = v.looseObject({
  id: v.optional(v.string()),
  from_name: v.optional(v.string(), ''),
  type: v.optional(v.string(), ''),
  value: v.optional(valueSchema, {}),
});
type LabelResult = v.InferOutput<typeof resultSchema>;

const annotationSchema = v.looseObject({
  completed_by: v.optional(v.unknown()),
  model_version: v.optional(v.nullable(v.string())),
  result: v.array(resultSchema),
});
type Annotation = v.InferOutput<typeof annotationSchema>;

const taskSchema = v.looseObject({
  data: v.record(v.string(), v.unknown()),
  annotations: v.optional(v.array(annotationSchema), []),
  predictions: v.optional(v.array(annotationSchema), []),
});
const tasksSchema = v.pipe(v.array(taskSchema), v.minLength(1, 'has no tasks: nothing to import'));
type Task = v.InferOutput<typeof taskSchema>;

/** `text` is tasks.json, or an export in Label Studio's own JSON (not JSON-MIN). Never throws. */
export function readLabelStudio(text: string): Result<ForeignWork> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = parseWith(tasksSchema, json.value);
  if (!parsed.ok) {
    const first = parsed.problems.slice(0, 10);
    return refused(...first.map((one) => ({ ...one, path: `task ${one.path}` })));
  }
  const unread = new UnreadCounts();
  const read = parsed.value.flatMap((task, at) => readTask(task, at, unread));
  const layers = new Map(read.flatMap(({ layers: own }) => own));
  return accepted({
    format: 'Label Studio',
    unit: 'code-point',
    documents: read.map(({ document }) => document),
    codes: [...layers].map(([key, layer]) => foreignCode(key, layer)),
    marks: read.flatMap(({ marks }) => marks),
    unread: unread.sentences(),
  });
}

interface ReadTask {
  readonly document: ForeignDocument;
  readonly marks: readonly ForeignMark[];
  /** The layer of each code. */
  readonly layers: readonly (readonly [string, string])[];
}

function readTask(
  { data, annotations, predictions }: Task,
  at: number,
  unread: UnreadCounts,
): ReadTask[] {
  const text = wordsOf(data['text']) ?? longest(data);
  if (text === null) {
    unread.add('Tasks without a text');
    return [];
  }
  const key = `task ${at + 1}`;
  const names = Array.isArray(data['annotators']) ? data['annotators'].map(wordsOf) : [];
  const read = [...annotations, ...predictions].map((annotation, index) =>
    readAnnotation(annotation, key, annotatorOf(annotation, names, index), unread),
  );
  return [
    {
      document: { key, name: wordsOf(data['name']) ?? '', text, url: wordsOf(data['url']) },
      marks: read.flatMap(({ marks }) => marks),
      layers: read.flatMap(({ layers }) => layers),
    },
  ];
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A project may call its text as it likes. */
function longest(data: Readonly<Record<string, unknown>>): string | null {
  const texts = Object.values(data).flatMap((value) => wordsOf(value) ?? []);
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Ours names people in the data of the task; Label Studio gives a number, an e-mail or an object with either. */
function annotatorOf(
  { completed_by: by, model_version: model }: Annotation,
  names: readonly (string | null)[],
  at: number,
): string {
  if (by === undefined) return model ? `Model ${model}` : 'Model';
  const named = names[at];
  if (named) return named;
  const isObject = typeof by === 'object' && by !== null;
  const email = isObject && 'email' in by ? wordsOf(by.email) : wordsOf(by);
  const id = isObject && 'id' in by ? by.id : by;
  return email ?? `Annotator ${typeof id === 'number' ? id : at + 1}`;
}

function readAnnotation(
  { result }: Annotation,
  document: string,
  annotator: string,
  unread: UnreadCounts,
): Pick<ReadTask, 'marks' | 'layers'> {
  const regions = result.filter(({ value }) => value.labels && value.labels.length > 0);
  const about = Map.groupBy(
    result.filter(({ value }) => value.choices || (!value.labels && value.text)),
    ({ id }) => id ?? '',
  );
  const marks = new Map<string, ForeignMark>();
  for (const [at, region] of regions.entries()) {
    for (const code of region.value.labels ?? []) {
      addRegion(marks, { region, code, document, annotator, at }, about, unread);
    }
  }
  unread.add(
    'Relations between regions are not imported',
    result.filter(({ type }) => type === 'relation').length,
  );
  const known = new Set(regions.map(({ id }) => id));
  const ofWhole = [...about].filter(([id]) => !known.has(id));
  unread.add('Choices and texts about a whole task are not imported', ofWhole.length);
  const layers = regions.flatMap(({ from_name: control, value }) =>
    (value.labels ?? []).map((code) => [code, control.replace(/^layer-/, '')] as const),
  );
  return { marks: [...marks.values()], layers };
}

interface Region {
  readonly region: LabelResult;
  readonly code: string;
  readonly document: string;
  readonly annotator: string;
  readonly at: number;
}

/** Our further pieces have the id of their mark with ~2, ~3 behind it. */
function addRegion(
  marks: Map<string, ForeignMark>,
  { region, code, document, annotator, at }: Region,
  about: ReadonlyMap<string, readonly LabelResult[]>,
  unread: UnreadCounts,
): void {
  const { start, end, text } = region.value;
  if (!isOffset(start) || !isOffset(end)) {
    unread.add('Regions without positions in a text (of pictures, sound or HTML)');
    return;
  }
  const id = region.id ?? `region ${at + 1}`;
  const first = id.replace(/~\d+$/, '');
  const key = `${first}\n${code}`;
  const whole = marks.get(key);
  const quote = wordsOf(text);
  if (whole && first !== id) {
    const spans = [...whole.spans, { start, end }];
    marks.set(key, { ...whole, spans, quotes: quote === null ? [] : [...whole.quotes, quote] });
    return;
  }
  const said = {
    document,
    annotator,
    code,
    spans: [{ start, end }],
    where: `${document}, region ${id}`,
  };
  const { note, attributes } = sayings(about.get(id) ?? []);
  const quotes = quote === null ? [] : [quote];
  marks.set(key, foreignMark({ ...said, id: first, quotes, note, attributes }));
}

function isOffset(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0;
}

function sayings(results: readonly LabelResult[]): Pick<ForeignMark, 'note' | 'attributes'> {
  const notes: string[] = [];
  const attributes: [string, string][] = [];
  for (const { from_name: control, value } of results) {
    const said = (value.choices ?? [value.text ?? ''].flat()).join('; ');
    if (control === 'note') notes.push(said);
    else attributes.push([control.replace(/^attribute-/, ''), said]);
  }
  return { note: notes.join('\n'), attributes: Object.fromEntries(attributes) };
}
