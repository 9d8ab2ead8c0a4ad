/** What stands in the margin beside each block: a note for each tag there, with who used it. */
import type { AnnotationId, MemberId, TagId } from '#core/model/ids.ts';
import type { Revision } from '#core/model/source.ts';
import type { Mark } from '../session/marks.ts';
import { firstWhere } from '#core/text/first-where.ts';

export interface MarginNote {
  readonly tag: TagId;
  /** The first of the marks in text order: a click on the note opens it. */
  readonly first: AnnotationId;
  readonly authors: readonly MemberId[];
  readonly count: number;
}

/** One list a block, in order of first appearance. A mark stands beside the block in which it begins. */
export function marginNotes(revision: Revision, marks: readonly Mark[]): MarginNote[][] {
  const notes: Map<TagId, MarginNote>[] = revision.blocks.map(() => new Map());
  for (const mark of marks) {
    const start = mark.target.segments[0]?.start ?? 0;
    const block = notes[blockAt(revision, start)];
    const note = block?.get(mark.tag);
    block?.set(mark.tag, {
      tag: mark.tag,
      first: note?.first ?? mark.id,
      authors: note?.authors.includes(mark.author)
        ? note.authors
        : [...(note?.authors ?? []), mark.author],
      count: (note?.count ?? 0) + 1,
    });
  }
  return notes.map((block) => [...block.values()]);
}

/** Index of the last block that starts at or before the UTF-16 offset. */
function blockAt(revision: Revision, offset: number): number {
  return Math.max(0, firstWhere(revision.blocks, ({ start }) => start > offset) - 1);
}
