/*
 * brat standoff: for each annotator a folder with a `.txt` and an `.ann` for each text, and the two configuration files.
 * Positions are code points. A span over a line break is split, as brat asks for (research: formats 1.5).
 */
import { attributeOf, type PublishedAnnotation } from '../../model/annotation.ts';
import type { CodeBook } from '../../model/codebook.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { standingLinks } from '../../compare/claim-rows.ts';
import { LOSES_BESIDE_LINKS, LOSES_FIRST_PASSES, type FolderFormat } from '../format.ts';
import { SnapshotIndex, type Found } from '../snapshot-index.ts';
import {
  ATTRIBUTE_NOTE,
  bratConfiguration,
  bratName,
  BRAT_RELATIONS,
} from './brat-configuration.ts';

export const brat: FolderFormat = {
  kind: 'folder',
  id: 'brat',
  label: 'brat standoff: texts, annotations and configuration',
  use: 'brat, INCEpTION and many scripts that read standoff annotation.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    LOSES_BESIDE_LINKS,
    'Links between marks of different annotators or texts, and “left out there”: brat links inside one file only.',
    'Attributes with free text stand as notes of the type “Attribute”; tags and attributes stand under names without spaces (visual.conf has the labels).',
    'Line breaks and tabs in notes and free text: “ / ” and a space stand there.',
    'Ids of marks, when they were made and changed, the guidelines of the code book, kinds of block, metadata of the articles.',
    'A marked line break: brat splits a span there.',
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    const index = new SnapshotIndex(snapshot);
    const texts = annotatorTexts(snapshot);
    for (const folder of new Set(texts.map((text) => text.folder))) {
      for (const file of bratConfiguration(snapshot.codeBook)) {
        yield { path: `${folder}/${file.name}`, chunks: [file.content] };
      }
    }
    for (const text of texts) {
      const path = `${text.folder}/${text.text.name}`;
      yield { path: `${path}.txt`, chunks: [text.text.revision.text] };
      yield { path: `${path}.ann`, chunks: annotationLines(text, snapshot, index) };
    }
  },
};

function* annotationLines(
  { annotations }: AnnotatorText,
  snapshot: WorkspaceSnapshot,
  index: SnapshotIndex,
): Generator<string> {
  const numbers = new Map<string, number>();
  let attribute = 0;
  let note = 0;
  for (const [at, annotation] of annotations.entries()) {
    const term = `T${at + 1}`;
    numbers.set(annotation.id, at + 1);
    yield textBound(term, index.find(annotation));
    for (const [name, value, isChoice] of attributesOf(annotation, snapshot.codeBook)) {
      yield isChoice
        ? `A${++attribute}\t${bratName(name)} ${term} ${bratName(value)}\n`
        : `#${++note}\t${ATTRIBUTE_NOTE} ${term}\t${name}: ${oneLine(value)}\n`;
    }
    if (annotation.note !== '') {
      yield `#${++note}\tAnnotatorNotes ${term}\t${oneLine(annotation.note)}\n`;
    }
  }
  yield* relationLines(snapshot, numbers);
}

function* relationLines(
  { records }: WorkspaceSnapshot,
  numbers: ReadonlyMap<string, number>,
): Generator<string> {
  let relation = 0;
  for (const link of standingLinks(records.links)) {
    if (link.relation === 'omitted-in') continue;
    const [from, to] = [numbers.get(link.from), numbers.get(link.to)];
    if (from === undefined || to === undefined) continue;
    yield `R${++relation}\t${BRAT_RELATIONS[link.relation]} Arg1:T${from} Arg2:T${to}\n`;
  }
}

/** `T1<TAB>type start end;start end<TAB>text`, the parts of the text joined by one space. */
function textBound(term: string, { annotation, offsets, tag }: Found): string {
  const parts = annotation.target.segments.flatMap(({ start, quote }) => linesOf(quote, start));
  const spans = parts.map(
    ({ start, text }) =>
      `${offsets.toCodePoints(start)} ${offsets.toCodePoints(start + text.length)}`,
  );
  const words = parts.map(({ text }) => text).join(' ');
  return `${term}\t${bratName(tag.id)} ${spans.join(';')}\t${words}\n`;
}

/** The lines of a quote with their UTF-16 offsets; a quote of line breaks alone is one part of it, since brat refuses none. */
function linesOf(quote: string, at: number): { readonly start: number; readonly text: string }[] {
  const lines = [...quote.matchAll(/[^\n]+/g)].map((line) => ({
    start: at + line.index,
    text: line[0],
  }));
  return lines.length > 0 ? lines : [{ start: at, text: quote.replaceAll('\n', ' ') }];
}

function attributesOf(
  annotation: PublishedAnnotation,
  codeBook: CodeBook,
): [name: string, value: string, isChoice: boolean][] {
  return codeBook.attributes.flatMap(({ id, kind }) => {
    const value = attributeOf(annotation, id);
    return value === '' ? [] : [[id, value, kind === 'choice']];
  });
}

function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' / ').replaceAll('\t', ' ');
}
