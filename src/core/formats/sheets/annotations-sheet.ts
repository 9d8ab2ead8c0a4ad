/** The sheet of marks: a row for each marked piece, with everything that a statistics program needs beside it. */
import { attributeOf, type Segment } from '../../model/annotation.ts';
import type { CodeBook } from '../../model/codebook.ts';
import type { Block } from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { SnapshotIndex, type Found } from '../snapshot-index.ts';
import { sheetOf, type Column, type Sheet } from './sheet.ts';

interface Piece extends Found {
  readonly segment: Segment;
  /** From 1. */
  readonly number: number;
  readonly block: Block | undefined;
  readonly paragraph: number | undefined;
}

const COLUMNS: readonly Column<Piece>[] = [
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

export function annotationsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const columns = [...COLUMNS, ...attributeColumns(snapshot.codeBook)];
  return sheetOf('Annotations', columns, allPieces(snapshot));
}

function* allPieces(snapshot: WorkspaceSnapshot): Generator<Piece> {
  const index = new SnapshotIndex(snapshot);
  for (const annotation of snapshot.annotations) yield* piecesOf(index.find(annotation));
}

/** One a coding attribute, prefixed so that no attribute can take the name of another column. */
function attributeColumns({ attributes }: CodeBook): Column<Piece>[] {
  return attributes.map(({ id }) => ({
    name: `attribute_${id}`,
    value: ({ annotation }) => attributeOf(annotation, id),
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
