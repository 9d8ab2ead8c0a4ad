/*
 * JSON Lines with spans: a line for each text and annotator. Two files for two ways of counting, since nearly every
 * error in such files is a wrong unit (research: formats 0.1, 1.7): code points for Python, UTF-16 for doccano.
 */
import type { Segment } from '../../model/annotation.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { LOSES_BESIDE_MARKS, LOSES_FIRST_PASSES, type TextFormat } from '../format.ts';
import { SnapshotIndex, type Found } from '../snapshot-index.ts';

const LOSES = [
  'The code book: labels are the ids of tags.',
  'Kinds of block and paragraph numbers; of the metadata all but outlet, headline, date and address.',
  'Members who marked nothing, and the roles of members.',
  LOSES_BESIDE_MARKS,
  LOSES_FIRST_PASSES,
] as const;

export const jsonl: TextFormat = {
  kind: 'text',
  id: 'jsonl',
  label: 'JSON Lines with spans, positions in code points',
  use: 'Python, Hugging Face datasets, spaCy scripts: text[start:end] is the quote.',
  fileExtension: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  loses: LOSES,
  write: (snapshot) => lines(snapshot, fullLine),
};

export const doccano: TextFormat = {
  kind: 'text',
  id: 'doccano',
  label: 'JSON Lines for doccano, positions in UTF-16',
  use: 'doccano, as a project for sequence labelling that allows overlapping spans and does not count grapheme clusters.',
  fileExtension: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  loses: [
    ...LOSES,
    'Ids, layers, notes and attributes of marks, when they were made and changed; which pieces belong to one mark.',
    'A project that does not allow overlapping spans keeps one of two that overlap and says nothing.',
  ],
  write: (snapshot) => lines(snapshot, doccanoLine),
};

type Line = (text: AnnotatorText, index: SnapshotIndex, id: number) => Generator<string>;

function* lines(snapshot: WorkspaceSnapshot, line: Line): Generator<string> {
  const index = new SnapshotIndex(snapshot);
  for (const [at, text] of annotatorTexts(snapshot).entries()) yield* line(text, index, at + 1);
}

function* fullLine(one: AnnotatorText, index: SnapshotIndex, id: number): Generator<string> {
  const { text, annotator, annotatorName, annotations } = one;
  yield opened({ id, text: text.revision.text, ...about(one) }, 'entities');
  let number = 0;
  for (const annotation of annotations) {
    const found = index.find(annotation);
    for (const [piece, segment] of annotation.target.segments.entries()) {
      const entity = {
        id: ++number,
        start_offset: found.offsets.toCodePoints(segment.start),
        end_offset: found.offsets.toCodePoints(segment.end),
        label: found.tag.id,
        layer: found.layer.id,
        mark: annotation.id,
        piece: piece + 1,
        note: annotation.note,
        attributes: annotation.attributes,
        created: annotation.created,
        modified: annotation.modified,
      };
      yield (number > 1 ? ',' : '') + JSON.stringify(entity);
    }
  }
  const meta = { annotator_id: annotator, annotator: annotatorName, offset_unit: 'code-point' };
  yield `],"meta":${JSON.stringify(meta)}}\n`;
}

function* doccanoLine(one: AnnotatorText, index: SnapshotIndex): Generator<string> {
  const { text, annotatorName, annotations } = one;
  const head = { text: text.revision.text, ...about(one), annotator: annotatorName };
  yield ascii(opened({ ...head, offset_unit: 'utf-16' }, 'label'));
  let separator = '';
  for (const annotation of annotations) {
    const found = index.find(annotation);
    for (const segment of annotation.target.segments) {
      yield separator + ascii(doccanoSpan(segment, found));
      separator = ',';
    }
  }
  yield ']}\n';
}

function doccanoSpan({ start, end }: Segment, { tag }: Found): string {
  return JSON.stringify([start, end, tag.id]);
}

function about({ text: { source, revision, name } }: AnnotatorText) {
  const { outlet, headline, published, url } = source.metadata;
  const stated = { outlet, headline, published, url };
  return { name, source: source.id, revision: revision.id, sha256: revision.sha256, ...stated };
}

/** An object with an open list at its end. */
function opened(object: object, list: string): string {
  return `${JSON.stringify(object).slice(0, -1)},"${list}":[`;
}

/** doccano guesses the encoding of a file and is wrong with short ones: with ASCII alone it cannot be. */
function ascii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
