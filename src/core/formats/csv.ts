/*
 * CSV for scripts and spreadsheets: a row for each piece of each mark, every cell quoted, BOM and CRLF.
 * A cell that could run as a formula has one apostrophe in front, and the row names it in `escaped`.
 */
import type { Segment } from '../model/annotation.ts';
import type { CodeBook } from '../model/codebook.ts';
import type { Block } from '../model/source.ts';
import { csvLine, isEscaped } from './csv-cells.ts';
import { LOSES_BESIDE_MARKS, type Format } from './format.ts';
import { SnapshotIndex, type Found } from './snapshot-index.ts';

interface Piece extends Found {
  readonly segment: Segment;
  /** From 1. */
  readonly number: number;
  readonly block: Block | undefined;
  readonly paragraph: number | undefined;
}

interface Column {
  readonly name: string;
  readonly value: (piece: Piece) => string | number | null | undefined;
}

const COLUMNS: readonly Column[] = [
  { name: 'annotation_id', value: ({ annotation }) => annotation.id },
  { name: 'piece', value: ({ number }) => number },
  { name: 'pieces', value: ({ annotation }) => annotation.target.segments.length },
  { name: 'source_id', value: ({ source }) => source.id },
  { name: 'source_letter', value: ({ source }) => source.letter },
  { name: 'outlet', value: ({ source }) => source.metadata.outlet },
  { name: 'headline', value: ({ source }) => source.metadata.headline },
  { name: 'published', value: ({ source }) => source.metadata.published },
  { name: 'revision_id', value: ({ revision }) => revision.id },
  { name: 'revision_sha256', value: ({ revision }) => revision.sha256 },
  { name: 'block_kind', value: ({ block }) => block?.kind },
  { name: 'paragraph', value: ({ paragraph }) => paragraph },
  { name: 'layer_id', value: ({ layer }) => layer.id },
  { name: 'layer', value: ({ layer }) => layer.label },
  { name: 'tag_id', value: ({ tag }) => tag.id },
  { name: 'tag', value: ({ tag }) => tag.label },
  { name: 'quote', value: ({ segment }) => segment.quote },
  { name: 'prefix', value: ({ segment }) => segment.prefix },
  { name: 'suffix', value: ({ segment }) => segment.suffix },
  { name: 'start', value: ({ offsets, segment }) => offsets.toCodePoints(segment.start) },
  { name: 'end', value: ({ offsets, segment }) => offsets.toCodePoints(segment.end) },
  { name: 'offset_unit', value: () => 'code-point' },
  { name: 'start_utf16', value: ({ segment }) => segment.start },
  { name: 'end_utf16', value: ({ segment }) => segment.end },
  { name: 'annotator_id', value: ({ annotation }) => annotation.author },
  { name: 'annotator', value: ({ author }) => author?.displayName },
  { name: 'note', value: ({ annotation }) => annotation.note },
  { name: 'created', value: ({ annotation }) => annotation.created },
  { name: 'modified', value: ({ annotation }) => annotation.modified },
  { name: 'code_book_revision', value: ({ annotation }) => annotation.codeBookRevision },
];

export const csv: Format = {
  id: 'csv',
  label: 'CSV: a row for each marked piece',
  fileExtension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  loses: [
    'The articles: the file holds what is marked, with up to 32 characters on each side, and of the metadata the outlet, the headline and the date.',
    'The labels and guidelines of the code book beside layer and tag: the values of attributes stand as ids.',
    'Where a marked piece runs over several paragraphs, only the first is named.',
    'Members who marked nothing, and the roles of members.',
    LOSES_BESIDE_MARKS,
    'Cells that begin like a formula have one apostrophe in front. The column “escaped” names them; a script takes off exactly one.',
    'A spreadsheet program may rewrite dates and numbers when it saves the file again: import the columns as text.',
  ],
  *write(snapshot) {
    const columns = [...COLUMNS, ...attributeColumns(snapshot.codeBook)];
    const index = new SnapshotIndex(snapshot);
    yield `\ufeff${csvLine([...columns.map(({ name }) => name), 'escaped'])}`;
    for (const annotation of snapshot.annotations) {
      for (const piece of piecesOf(index.find(annotation))) {
        const cells = columns.map(({ value }) => String(value(piece) ?? ''));
        const escaped = columns.filter((_, at) => isEscaped(cells[at] ?? ''));
        yield csvLine([...cells, escaped.map(({ name }) => name).join(' ')]);
      }
    }
  },
};

/** One a coding attribute, prefixed so that no attribute can take the name of another column. */
function attributeColumns({ attributes }: CodeBook): Column[] {
  return attributes.map(({ id }) => ({
    name: `attribute_${id}`,
    value: ({ annotation }) => annotation.attributes[id],
  }));
}

/** Block and paragraph are those in which the piece begins. */
function piecesOf(found: Found): Piece[] {
  return found.annotation.target.segments.map((segment, at) => {
    const block = found.revision.blocks.findLast(({ start }) => start <= segment.start);
    const paragraph = block && found.paragraphs.get(block);
    return { ...found, segment, number: at + 1, block, paragraph };
  });
}
