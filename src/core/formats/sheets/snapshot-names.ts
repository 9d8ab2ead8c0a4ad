/** What ids stand for, for cells that people read: names, letters, quotes. */
import type { AnnotationId, MemberId, SourceId } from '../../model/ids.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';

export class SnapshotNames {
  readonly #members: ReadonlyMap<MemberId, string>;
  readonly #letters: ReadonlyMap<SourceId, string>;
  readonly #quotes: ReadonlyMap<AnnotationId, string>;

  constructor({ members, sources, annotations }: WorkspaceSnapshot) {
    this.#members = new Map(members.map(({ id, displayName }) => [id, displayName]));
    this.#letters = new Map(sources.map(({ id, letter }) => [id, letter]));
    this.#quotes = new Map(
      annotations.map(({ id, target }) => [
        id,
        target.segments.map(({ quote }) => quote).join(' … '),
      ]),
    );
  }

  /** Undefined for somebody who is no longer there. */
  memberName(id: MemberId): string | undefined {
    return this.#members.get(id);
  }

  letterOf(id: SourceId): string | undefined {
    return this.#letters.get(id);
  }

  /** The pieces of a mark with … between; undefined for a mark that is no longer there. */
  quoteOf(id: AnnotationId): string | undefined {
    return this.#quotes.get(id);
  }
}
