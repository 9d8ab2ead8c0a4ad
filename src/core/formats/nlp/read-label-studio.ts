/*
 * Label Studio tasks: annotations of people and predictions of models, for texts of any task that has one.
 * Regions become marks; answers with the id of a region become its attributes and its note (label-studio-regions.ts).
 */
import { accepted, refused, type Result } from '../../model/result.ts';
import { parseWith } from '../../model/parse.ts';
import type { ForeignDocument, ForeignWork } from '../foreign-work.ts';
import { parseJson } from '../json-input.ts';
import { foreignCode, UnreadCounts } from '../reading.ts';
import { readRegions, regionsOf, type ReadRegions } from './label-studio-regions.ts';
import { tasksSchema, type LabelAnnotation, type LabelTask } from './label-studio-tasks.ts';
import { TaskTexts } from './label-studio-texts.ts';

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
    documents: read.flatMap(({ documents }) => documents),
    codes: [...layers].map(([key, layer]) => foreignCode(key, layer)),
    marks: read.flatMap(({ marks }) => marks),
    unread: unread.sentences(),
  });
}

interface ReadTask extends ReadRegions {
  readonly documents: readonly ForeignDocument[];
}

function readTask(task: LabelTask, at: number, unread: UnreadCounts): ReadTask[] {
  const { data } = task;
  unread.add('Drafts of annotations are not imported', task.drafts.length);
  unread.add('Comments on tasks are not imported', task.comments.length);
  unread.add('Annotations of Label Studio before 1.0 are not imported', task.completions.length);
  const key = `task ${at + 1}`;
  const names = Array.isArray(data['annotators']) ? data['annotators'].map(wordsOf) : [];
  const given = [...task.annotations, ...task.predictions].map((annotation, index) => ({
    ...annotation,
    annotator: annotatorOf(annotation, names, index),
  }));
  const kept = given
    .filter((one) => one.was_cancelled !== true)
    .map((one) => ({ ...one, regions: regionsOf(one.result) }));
  unread.add(
    'Annotations of people who skipped the task are not imported',
    given.length - kept.length,
  );
  const texts = new TaskTexts(
    key,
    data,
    kept.flatMap(({ regions }) => regions),
  );
  const text = texts.main;
  if (text === null) {
    unread.add('Tasks without a text');
    return [];
  }
  const read = kept.map(({ result, regions, annotator }) =>
    readRegions(result, regions, texts, annotator, unread),
  );
  const article = { key, name: wordsOf(data['name']) ?? '', text, url: wordsOf(data['url']) };
  return [
    {
      documents: [article, ...texts.others()],
      marks: read.flatMap(({ marks }) => marks),
      layers: read.flatMap(({ layers }) => layers),
    },
  ];
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Ours names people in the data of the task; Label Studio gives a number, an e-mail or an object with either. */
function annotatorOf(
  { completed_by: by, model_version: model }: LabelAnnotation,
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
