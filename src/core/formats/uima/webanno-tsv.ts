/*
 * WebAnno TSV 3.3: for each annotator and text a file with a token in each row and a column for each feature.
 * Offsets are UTF-16. Marks inside tokens have rows of their own (research: formats 1.4). Goes to INCEpTION, WebAnno.
 */
import { attributeOf, type PublishedAnnotation } from '../../model/annotation.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { markedTexts } from '../marked-texts.ts';
import { LOSES_BESIDE_MARKS, LOSES_FIRST_PASSES, type FolderFormat } from '../format.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import { MARK, NOTE, PIECE, TAG, uimaLayers, type UimaLayer } from './layer-types.ts';
import { escapeText, escapeValue } from './tsv-escapes.ts';
import { tsvSentences, type TsvSentence } from './tsv-tokens.ts';
import {
  placePieces,
  type PlacedPiece,
  type Placement,
  type TsvPiece,
  type Unit,
} from './tsv-units.ts';
import { typeSystemXml } from './type-system.ts';

/** Stands before the first sentence, where readers pass over what they do not know. */
export const ANNOTATOR_LINE = '#Annotator=';

export const webannoTsv: FolderFormat = {
  kind: 'folder',
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3: a token and its marks in each line',
  use: 'INCEpTION, WebAnno and scripts for their tables: import TypeSystem.xml as layers first.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    'What stands between sentences: the format has no place for it, and readers put a line break and spaces there. Positions stay right.',
    'White space at the edges of a mark; a mark of white space alone is listed in left-out.tsv.',
    'A mark in several pieces becomes several annotations; the features “mark” and “piece” say what they belong to.',
    'Labels, guidelines and colours of the tags: tags and attributes stand under their ids.',
    'Ids of marks in one piece, when a mark was made and changed, kinds of block, metadata of the articles.',
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    const types = uimaLayers(snapshot);
    yield { path: 'TypeSystem.xml', chunks: typeSystemXml(types) };
    const layers = [...types.values()];
    const index = new SnapshotIndex(snapshot);
    const sentences = new Map(markedTexts(snapshot).map((one) => [one.name, tsvSentences(one)]));
    const lost = ['text\tannotator\tannotation\tstart_utf16\tend_utf16\n'];
    for (const one of annotatorTexts(snapshot)) {
      const table = tableOf(one, layers, index);
      const rows = sentences.get(one.text.name) ?? [];
      const placement = placePieces(rows, table.pieces);
      lost.push(...placement.left.map((piece) => leftLine(one, piece)));
      yield {
        path: `${one.folder}/${one.text.name}.tsv`,
        chunks: tsv(one, table.columns, rows, placement),
      };
    }
    yield { path: 'left-out.tsv', chunks: lost };
  },
};

/** The features of a layer that stand in a file, the tag first. */
interface LayerColumns {
  readonly type: string;
  readonly features: readonly string[];
}

interface Table {
  readonly columns: readonly LayerColumns[];
  readonly pieces: readonly TsvPiece[];
}

/** Layers that are marked here, with the features that are said here: each column costs in every row. */
function tableOf(
  { annotations }: AnnotatorText,
  layers: readonly UimaLayer[],
  index: SnapshotIndex,
): Table {
  const columns: LayerColumns[] = [];
  const pieces: TsvPiece[] = [];
  const byLayer = Map.groupBy(annotations, (mark) => index.find(mark).layer.id);
  for (const layer of layers) {
    const marks = byLayer.get(layer.layer.id) ?? [];
    if (marks.length === 0) continue;
    const features = featuresOf(layer, marks);
    for (const mark of marks) {
      const { segments } = mark.target;
      for (const [at, { start, end }] of segments.entries()) {
        const number = segments.length > 1 ? `${at + 1}/${segments.length}` : '';
        const said = saidBy(features, mark, number);
        pieces.push({
          layer: columns.length,
          mark: mark.id,
          tag: escapeValue(mark.tag),
          said,
          start,
          end,
        });
      }
    }
    columns.push({ type: layer.type, features: [TAG, ...features.map(({ name }) => name)] });
  }
  return { columns, pieces };
}

const NOTHING: ReadonlyMap<number, string> = new Map();

/** By column behind the tag. Most marks say nothing more, and share one map. */
function saidBy(
  features: readonly Feature[],
  mark: PublishedAnnotation,
  piece: string,
): ReadonlyMap<number, string> {
  let said: Map<number, string> | null = null;
  for (const [at, { valueOf }] of features.entries()) {
    const value = valueOf(mark, piece);
    if (value !== '') said = (said ?? new Map<number, string>()).set(at + 1, escapeValue(value));
  }
  return said ?? NOTHING;
}

/** Beside the tag. */
interface Feature {
  readonly name: string;
  /** '' for nothing. `piece` is '' for a mark of one. */
  readonly valueOf: (mark: PublishedAnnotation, piece: string) => string;
}

function featuresOf({ attributes }: UimaLayer, marks: readonly PublishedAnnotation[]): Feature[] {
  const said = new Set<string>(marks.flatMap((mark) => Object.keys(mark.attributes)));
  const used = attributes.filter(({ id }) => said.has(id));
  const hasNotes = marks.some(({ note }) => note !== '');
  const hasPieces = marks.some(({ target }) => target.segments.length > 1);
  return [
    ...used.map(({ id, feature }): Feature => {
      const valueOf = (mark: PublishedAnnotation) => attributeOf(mark, id);
      return { name: feature, valueOf };
    }),
    ...(hasNotes ? [{ name: NOTE, valueOf: ({ note }: PublishedAnnotation) => note }] : []),
    ...(hasPieces
      ? [
          { name: MARK, valueOf: ({ id }: PublishedAnnotation, piece: string) => piece && id },
          { name: PIECE, valueOf: (_: PublishedAnnotation, piece: string) => piece },
        ]
      : []),
  ];
}

function* tsv(
  { text: { revision }, annotatorName }: AnnotatorText,
  columns: readonly LayerColumns[],
  sentences: readonly TsvSentence[],
  { tokens }: Placement,
): Generator<string> {
  yield '#FORMAT=WebAnno TSV 3.3\n';
  for (const { type, features } of columns) yield `#T_SP=${[type, ...features].join('|')}\n`;
  // Readers refuse a file with one empty line here.
  yield '\n\n';
  const { text } = revision;
  for (const [at, { start, end }] of sentences.entries()) {
    // An empty line at the end would begin one more sentence.
    yield at === 0 ? `${ANNOTATOR_LINE}${escapeText(annotatorName)}\n` : '\n';
    for (const line of text.slice(start, end).split('\n')) yield `#Text=${escapeText(line)}\n`;
    for (const [place, { parts, ...token }] of (tokens[at] ?? []).entries()) {
      const id = `${at + 1}-${place + 1}`;
      yield row(id, token, text, columns);
      for (const [number, part] of parts.entries()) {
        yield row(`${id}.${number + 1}`, part, text, columns);
      }
    }
  }
}

function row(id: string, unit: Unit, text: string, columns: readonly LayerColumns[]): string {
  const { start, end } = unit;
  const cells = columns.map(({ features }, layer) => layerCells(unit, layer, features.length));
  return `${id}\t${start}-${end}\t${escapeText(text.slice(start, end))}\t${cells.join('')}\n`;
}

/**
 * The cells of a layer, each with its tab. The tag stands in every row of a mark, everything else in its first,
 * and `*` behind it: readers keep the value, and a note is not written as often as it has words.
 */
function layerCells({ stacks }: Unit, layer: number, count: number): string {
  const stack = stacks.get(layer);
  if (!stack) return '_\t'.repeat(count);
  const tags = stack.map(({ tagCell }) => tagCell).join('|');
  const stars = stack.map(({ starCell }) => starCell).join('|');
  const saying = stack.filter(({ said, first }) => said.size > 0 && first === stacks);
  if (saying.length === 0) return `${tags}\t${`${stars}\t`.repeat(count - 1)}`;
  let cells = `${tags}\t`;
  for (let column = 1; column < count; column++) {
    const isSaid = saying.some(({ said }) => said.has(column));
    cells += isSaid ? stack.map((one) => saidCell(one, column, stacks)).join('|') : stars;
    cells += '\t';
  }
  return cells;
}

function saidCell(
  { said, first, suffix, starCell }: PlacedPiece,
  column: number,
  stacks: Unit['stacks'],
): string {
  const value = first === stacks ? said.get(column) : undefined;
  return value === undefined ? starCell : `${value}${suffix}`;
}

function leftLine({ text, annotatorName }: AnnotatorText, { mark, start, end }: TsvPiece): string {
  return `${text.name}\t${annotatorName.replace(/\s+/g, ' ')}\t${mark}\t${start}\t${end}\n`;
}
