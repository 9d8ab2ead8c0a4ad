/*
 * The ledger: every valid record of every notebook of a workspace, shown or held back.
 * Not what anybody may see: publication.ts decides that, audience by audience.
 * Comes from the librarian's judgement; goes to reading rooms, the board and the first pass.
 */
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { MemberId } from '#core/model/ids.ts';
import { forEachPlainKind, type PublishedPlain } from '#core/model/plain-records.ts';

export class Ledger {
  /** By id, which for all that is valid is the key in the notebook. */
  readonly annotations = new Map<string, PublishedAnnotation>();
  /** Of each kind by `publishedKey`. */
  readonly records = forEachPlainKind(() => new Map<string, PublishedPlain>());

  /** Valid marks of each member by layer. */
  counts(
    layerOf: (mark: PublishedAnnotation) => string | null,
  ): Map<MemberId, Record<string, number>> {
    const counts = new Map<MemberId, Record<string, number>>();
    for (const mark of this.annotations.values()) {
      const layer = layerOf(mark);
      if (layer === null) continue;
      const own = counts.get(mark.author) ?? {};
      own[layer] = (own[layer] ?? 0) + 1;
      counts.set(mark.author, own);
    }
    return counts;
  }

  marksOf(author: MemberId): PublishedAnnotation[] {
    return [...this.annotations.values()].filter((mark) => mark.author === author);
  }

  /** Takes out all that a member wrote. */
  remove(author: MemberId): void {
    for (const records of [this.annotations, ...Object.values(this.records)]) {
      for (const [key, record] of records) if (record.author === author) records.delete(key);
    }
  }
}
