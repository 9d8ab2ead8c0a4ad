/** Look-ups that every format needs: the source, revision, offsets, tag and author of an annotation. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import { indexCodeBook, type CodeBookIndex, type Layer, type Tag } from '../model/codebook.ts';
import type { MemberId, SourceId } from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import { paragraphNumbers } from '../model/paragraphs.ts';
import type { Block, Revision, Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { OffsetTable } from '../text/units.ts';

/** What is worked out once for a revision, however many marks lie in it. */
type RevisionTables = Pick<Found, 'offsets' | 'paragraphs'>;

export interface Found {
  readonly annotation: PublishedAnnotation;
  readonly source: Source;
  readonly revision: Revision;
  readonly offsets: OffsetTable;
  readonly paragraphs: ReadonlyMap<Block, number>;
  readonly layer: Layer;
  readonly tag: Tag;
  /** Undefined when the member is no longer in the workspace. */
  readonly author: Member | undefined;
}

export class SnapshotIndex {
  readonly codes: CodeBookIndex;
  readonly #sources: ReadonlyMap<SourceId, Source>;
  readonly #members: ReadonlyMap<MemberId, Member>;
  /** By the revision itself: two sources may use one id for different texts. */
  readonly #tables = new Map<Revision, RevisionTables>();

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
    return { annotation, source, revision, ...this.#tablesOf(revision), author, ...code };
  }

  #tablesOf(revision: Revision): RevisionTables {
    const known = this.#tables.get(revision);
    if (known) return known;
    const tables = {
      offsets: new OffsetTable(revision.text),
      paragraphs: paragraphNumbers(revision),
    };
    this.#tables.set(revision, tables);
    return tables;
  }
}
