/*
 * SemEval-2020 task 11 (propaganda techniques): articles, spans (SI) and techniques (TC) as the official scorers read them.
 * Positions are code points. Spans of one technique may not overlap, so those of one annotator are merged (research: formats 1.8).
 */
import { mergeSpans, type Span } from '../../text/segments.ts';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { CodeBook } from '../../model/codebook.ts';
import { OffsetTable } from '../../text/units.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { markedTexts, type MarkedText } from '../marked-texts.ts';
import {
  LOSES_BESIDE_MARKS,
  LOSES_FIRST_PASSES,
  type ExportFile,
  type FolderFormat,
} from '../format.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import { ARTICLES_HEAD, TECHNIQUES, techniqueOf, type Technique } from './semeval-techniques.ts';

export const semeval: FolderFormat = {
  kind: 'folder',
  id: 'semeval',
  label: 'SemEval-2020 task 11: spans of propaganda techniques',
  use: 'Systems and scorers of the task; crosswalk.tsv says which of your tags stands for which technique.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    'Every mark whose tag has no partner among the 14 techniques: left-out.tsv counts them by tag.',
    'Spans of the same technique by one annotator that overlap or touch become one.',
    'Notes, attributes, ids, times, metadata; tags that share a technique can no longer be told apart.',
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    const index = new SnapshotIndex(snapshot);
    const articles = markedTexts(snapshot);
    for (const { number, revision } of articles) {
      yield { path: `articles/article${number}.txt`, chunks: [revision.text] };
    }
    yield { path: 'articles.tsv', chunks: articleTable(articles) };
    yield { path: 'propaganda-techniques-names.txt', chunks: [`${TECHNIQUES.join('\n')}\n`] };
    yield { path: 'crosswalk.tsv', chunks: crosswalk(snapshot.codeBook) };
    yield { path: 'left-out.tsv', chunks: leftOut(snapshot.annotations, index) };
    const byFolder = Map.groupBy(annotatorTexts(snapshot), ({ folder }) => folder);
    for (const [folder, texts] of byFolder) yield* annotatorFiles(folder, texts, index);
  },
};

function* annotatorFiles(
  folder: string,
  texts: readonly AnnotatorText[],
  index: SnapshotIndex,
): Generator<ExportFile> {
  const found = texts.map((text) => ({ text, spans: spansByTechnique(text, index) }));
  const techniques = found.flatMap(({ text, spans }) =>
    [...spans].flatMap(([technique, merged]) =>
      merged.map(({ start, end }) => `${text.text.number}\t${technique}\t${start}\t${end}\n`),
    ),
  );
  const identification = found.flatMap(({ text, spans }) =>
    mergeSpans([...spans.values()].flat()).map(
      ({ start, end }) => `${text.text.number}\t${start}\t${end}\n`,
    ),
  );
  yield { path: `${folder}/technique-classification.tsv`, chunks: techniques };
  yield { path: `${folder}/span-identification.tsv`, chunks: identification };
}

/** Merged, in code points. */
function spansByTechnique(
  { text, annotations }: AnnotatorText,
  index: SnapshotIndex,
): Map<Technique, Span[]> {
  const offsets = new OffsetTable(text.revision.text);
  const marked = annotations.flatMap((annotation) => {
    const technique = techniqueOf(index.find(annotation).tag);
    return technique === null
      ? []
      : annotation.target.segments.map(({ start, end }) => ({
          technique,
          span: { start: offsets.toCodePoints(start), end: offsets.toCodePoints(end) },
        }));
  });
  const byTechnique = Map.groupBy(marked, ({ technique }) => technique);
  return new Map(
    [...byTechnique].map(([technique, list]) => [
      technique,
      mergeSpans(list.map(({ span }) => span)),
    ]),
  );
}

/** Which article a number is, so that two exports can be held against each other. */
function* articleTable(texts: readonly MarkedText[]): Generator<string> {
  yield ARTICLES_HEAD;
  for (const { number, source, revision } of texts) {
    const { outlet, headline } = source.metadata;
    const stated = [source.id, source.letter, outlet ?? '', headline ?? '', revision.id];
    yield `${number}\t${stated.map((one) => one.replace(/\s+/g, ' ')).join('\t')}\n`;
  }
}

function* crosswalk({ layers }: CodeBook): Generator<string> {
  yield 'tag\tlabel\ttechnique\n';
  for (const { tags } of layers) {
    for (const tag of tags) {
      yield `${tag.id}\t${tag.label.replace(/\s+/g, ' ')}\t${techniqueOf(tag) ?? '(left out)'}\n`;
    }
  }
}

function* leftOut(
  annotations: readonly PublishedAnnotation[],
  index: SnapshotIndex,
): Generator<string> {
  yield 'tag\tmarks\n';
  const without = annotations.map((one) => index.find(one).tag).filter((tag) => !techniqueOf(tag));
  for (const [id, tags] of Map.groupBy(without, (tag) => tag.id)) yield `${id}\t${tags.length}\n`;
}
