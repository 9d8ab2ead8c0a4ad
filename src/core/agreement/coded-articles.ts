/*
 * Who marked what in which article, prepared once for all figures: current revisions, without furniture.
 * A coder of an article is who made at least one mark in it: who read it and marked nothing cannot be told from who
 * did not read it. Where the coders are named, each of them coded every article. Comes from a snapshot.
 */
import type { MemberId, TagId } from '../model/ids.ts';
import { addTo } from '../model/lists-by-key.ts';
import { currentRevision, isArticleText, type Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import type { Span } from '../text/segments.ts';
import { sentencesOf } from '../text/sentences.ts';
import { CountedText } from './counted-text.ts';
import { codedSpans, type CodedSpans } from './span-matching.ts';

export interface CodedArticle {
  readonly source: Source;
  /** In code points. */
  readonly length: number;
  /** In order of their ids. */
  readonly coders: readonly MemberId[];
  /** In places of the counted text. */
  readonly spans: ReadonlyMap<MemberId, ReadonlyMap<TagId, CodedSpans>>;
  /** Sentences in places of the counted text, by rule. */
  readonly sentences: readonly Span[];
}

/** Marks that no figure counts. */
export interface LeftOut {
  /** On a text that was corrected since; of a snapshot on the texts of now, those whose words are gone. */
  readonly earlierRevisions: number;
  /** On furniture alone. */
  readonly furniture: number;
}

/** @param coders who coded every article; null: who marked something in an article coded that article. */
export function codedArticles(
  { sources, annotations }: Pick<WorkspaceSnapshot, 'sources' | 'annotations'>,
  coders: readonly MemberId[] | null,
): { readonly articles: readonly CodedArticle[]; readonly leftOut: LeftOut } {
  const bySource = Map.groupBy(annotations, ({ target }) => target.source);
  let [earlierRevisions, furniture] = [0, 0];
  const articles = sources.map((source): CodedArticle => {
    const revision = currentRevision(source);
    const text = new CountedText(revision);
    const marks = new MarkPieces();
    const authors = new Set<MemberId>();
    for (const { author, tag, target } of bySource.get(source.id) ?? []) {
      if (coders?.includes(author) === false) continue;
      if (target.revision !== revision.id) {
        earlierRevisions++;
        continue;
      }
      authors.add(author);
      const pieces = target.segments.flatMap((segment) => text.place(segment) ?? []);
      if (pieces.length === 0) furniture++;
      else marks.add(author, tag, pieces);
    }
    return {
      source,
      length: text.length,
      coders: [...(coders ?? authors)].toSorted(),
      spans: marks.prepared(),
      sentences: sentencesIn(source, text),
    };
  });
  return { articles, leftOut: { earlierRevisions, furniture } };
}

/** The marks of an article by coder and tag. */
class MarkPieces {
  readonly #byCoder = new Map<MemberId, Map<TagId, (readonly Span[])[]>>();

  add(coder: MemberId, tag: TagId, pieces: readonly Span[]): void {
    const byTag = this.#byCoder.get(coder) ?? new Map<TagId, (readonly Span[])[]>();
    this.#byCoder.set(coder, byTag);
    addTo(byTag, tag, pieces);
  }

  prepared(): CodedArticle['spans'] {
    return new Map(
      [...this.#byCoder].map(([coder, byTag]) => [
        coder,
        new Map([...byTag].map(([tag, marks]) => [tag, codedSpans(marks)])),
      ]),
    );
  }
}

function sentencesIn(source: Source, text: CountedText): Span[] {
  const revision = currentRevision(source);
  return revision.blocks
    .filter(isArticleText)
    .flatMap((block) => sentencesOf(revision.text, block, source.metadata.language))
    .flatMap((sentence) => text.place(sentence) ?? []);
}
