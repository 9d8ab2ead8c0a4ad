/** What ids stand for in a report, and how its words, dates and numbers are written. */
import { attributeOf, type PublishedAnnotation, type Target } from '../../model/annotation.ts';
import { indexCodeBook, type CodeBookIndex, type Layer, type Tag } from '../../model/codebook.ts';
import type { MemberId, SourceId, TagId } from '../../model/ids.ts';
import { paragraphNumbers } from '../../model/paragraphs.ts';
import {
  currentRevision,
  headingIn,
  type Block,
  type Revision,
  type Source,
} from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { graphemeEdgeBefore } from '../../text/graphemes.ts';
import { firstWhere } from '../../text/first-where.ts';
import { placeOf } from './marked-passages.ts';

export class ReportNames {
  readonly codes: CodeBookIndex;
  readonly #members: ReadonlyMap<MemberId, string>;
  readonly #sources: ReadonlyMap<SourceId, Source>;
  readonly #numbers = new Map<Revision, ReadonlyMap<Block, number>>();

  constructor({ codeBook, members, sources }: WorkspaceSnapshot) {
    this.codes = indexCodeBook(codeBook);
    this.#members = new Map(members.map(({ id, displayName }) => [id, displayName]));
    this.#sources = new Map(sources.map((source) => [source.id, source]));
  }

  member(id: MemberId): string {
    return this.#members.get(id) ?? 'Somebody who is no longer here';
  }

  /** @throws Error for a tag that the code book does not have: the librarian lets none in. */
  code(id: TagId): { readonly tag: Tag; readonly layer: Layer } {
    const code = this.codes.tags.get(id);
    if (!code) throw new Error(`the code book has no tag ${id}`);
    return code;
  }

  /** "A, paragraph 4": where the target begins. */
  place({ source: id, revision: revisionId, segments }: Target): string {
    const source = this.#sources.get(id);
    const revision = source?.revisions.find((one) => one.id === revisionId);
    if (!source || !revision) return '';
    return this.placeAt(source, segments[0]?.start ?? 0, revision);
  }

  /** The same for an offset in UTF-16 units. */
  placeAt(source: Source, offset: number, revision: Revision = currentRevision(source)): string {
    const numbers = this.#numbers.get(revision) ?? paragraphNumbers(revision);
    this.#numbers.set(revision, numbers);
    const block = blockAt(revision.blocks, offset);
    return block ? `${source.letter}, ${placeOf(block, numbers).toLowerCase()}` : source.letter;
  }

  /** What its maker filled in, a line each: "Strength: Strong". */
  attributes(annotation: PublishedAnnotation, without?: string): string[] {
    return this.codes.codeBook.attributes.flatMap((attribute) => {
      const value = attributeOf(annotation, attribute.id).trim();
      if (value === '' || attribute.id === without) return [];
      const option =
        attribute.kind === 'choice' && attribute.options.find(({ id }) => id === value);
      return [`${attribute.label}: ${option ? option.label : value}`];
    });
  }
}

/** The last block that begins at or before the offset. Blocks are in text order. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  return blocks[Math.max(0, firstWhere(blocks, ({ start }) => start > offset) - 1)];
}

/** What an article is called where there is room for one line: as it states, or by its heading. */
export function articleTitle(source: Source): string {
  const { outlet, headline } = source.metadata;
  return outlet ?? headline ?? headingIn(currentRevision(source)) ?? 'untitled';
}

/** The words of a target with … between its pieces, on one line. */
export function wordsOf({ segments }: Pick<Target, 'segments'>, longest?: number): string {
  const words = segments.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')).join(' … ');
  return longest === undefined ? words : shortened(words, longest);
}

/** Cut at a grapheme's edge, with … for what is cut. `longest` in UTF-16 units. */
export function shortened(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, graphemeEdgeBefore(words, longest)).trimEnd()} …`;
}

/** "31 January 2026, 09:30 UTC"; what is no date as it stands. */
export function readableTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** As exact as an article states it: "2026-01-31, 09:30 (UTC+01:00)". What is no such time as it stands. */
export function statedTime(iso: string): string {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(iso) ?? [];
  if (day === undefined) return iso;
  if (zone === undefined) return `${day}, ${time}`;
  return `${day}, ${time} (UTC${zone === 'Z' ? '' : zone})`;
}
