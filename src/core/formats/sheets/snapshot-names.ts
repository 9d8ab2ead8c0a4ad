/** What ids stand for, for cells that people read: names, letters, quotes. */
import { quoteOf, type PublishedAnnotation } from '../../model/annotation.ts';
import type { AnnotationId, MemberId, SourceId } from '../../model/ids.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { Column } from './sheet.ts';

const known = new WeakMap<WorkspaceSnapshot, SnapshotNames>();

export class SnapshotNames {
  readonly #members: ReadonlyMap<MemberId, string>;
  readonly #letters: ReadonlyMap<SourceId, string>;
  readonly #annotations: WorkspaceSnapshot['annotations'];
  #byId: ReadonlyMap<AnnotationId, PublishedAnnotation> | null = null;

  /** The same for every sheet of a workbook. */
  static of(snapshot: WorkspaceSnapshot): SnapshotNames {
    const names = known.get(snapshot) ?? new SnapshotNames(snapshot);
    known.set(snapshot, names);
    return names;
  }

  private constructor({ members, sources, annotations }: WorkspaceSnapshot) {
    this.#members = new Map(members.map(({ id, displayName }) => [id, displayName]));
    this.#letters = new Map(sources.map(({ id, letter }) => [id, letter]));
    this.#annotations = annotations;
  }

  /** Undefined for somebody who is no longer there. */
  memberName(id: MemberId): string | undefined {
    return this.#members.get(id);
  }

  /** Who said it: the id, and the name for people. */
  memberColumns(): Column<{ readonly author: MemberId }>[] {
    return [
      { name: 'member_id', value: ({ author }) => author },
      { name: 'member', value: ({ author }) => this.memberName(author) },
    ];
  }

  letterOf(id: SourceId): string | undefined {
    return this.#letters.get(id);
  }

  /** The pieces of a mark with … between; undefined for a mark that is no longer there. */
  quoteOf(id: AnnotationId): string | undefined {
    this.#byId ??= new Map(this.#annotations.map((mark) => [mark.id, mark]));
    const mark = this.#byId.get(id);
    return mark && quoteOf(mark.target);
  }
}
