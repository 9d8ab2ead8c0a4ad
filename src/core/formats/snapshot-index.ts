/** Look-ups that every format needs: the source, revision, offsets, tag and author of an annotation. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import { indexCodeBook, type CodeBookIndex, type Layer, type Tag } from '../model/codebook.ts';
import type { MemberId, RevisionId, SourceId } from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import type { Revision, Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { OffsetTable } from '../text/units.ts';

export interface Found {
  readonly annotation: PublishedAnnotation;
  readonly source: Source;
  readonly revision: Revision;
  readonly offsets: OffsetTable;
  readonly layer: Layer;
  readonly tag: Tag;
  /** Undefined when the member is no longer in the workspace. */
  readonly author: Member | undefined;
}

export class SnapshotIndex {
  readonly codes: CodeBookIndex;
  readonly #sources: ReadonlyMap<SourceId, Source>;
  readonly #members: ReadonlyMap<MemberId, Member>;
  readonly #offsets = new Map<RevisionId, OffsetTable>();

  constructor(snapshot: WorkspaceSnapshot) {
    this.codes = indexCodeBook(snapshot.codeBook);
    this.#sources = new Map(snapshot.sources.map((source) => [source.id, source]));
    this.#members = new Map(snapshot.members.map((member) => [member.id, member]));
  }

  /** @throws Error when the annotation names what the workspace does not have: the librarian lets none in. */
  find(annotation: PublishedAnnotation): Found {
    const source = this.#sources.get(annotation.target.source);
    const revision = source?.revisions.find(({ id }) => id === annotation.target.revision);
    const code = this.codes.tags.get(annotation.tag);
    if (!source || !revision || !code) {
      throw new Error(
        `annotation ${annotation.id} names a source, revision or tag that is not here`,
      );
    }
    const author = this.#members.get(annotation.author);
    return { annotation, source, revision, offsets: this.#offsetsOf(revision), author, ...code };
  }

  #offsetsOf(revision: Revision): OffsetTable {
    const known = this.#offsets.get(revision.id);
    if (known) return known;
    const table = new OffsetTable(revision.text);
    this.#offsets.set(revision.id, table);
    return table;
  }
}
