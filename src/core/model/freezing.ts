/*
 * Freezing: a draft becomes a revision of its source, or a new source; and every reason why it cannot yet.
 * Not where the text comes from and not the log (server/drafts.ts). Pure: time and hash come in as parameters.
 */
import * as v from 'valibot';
import { lettersAt } from '../text/letters.ts';
import type { Draft } from './draft.ts';
import type { ArticleText } from './draft-prose.ts';
import { revisionIdSchema, sourceIdSchema, type SourceId } from './ids.ts';
import { articleProblems } from './new-source.ts';
import type { Problem } from './result.ts';
import {
  ARTICLE_LIMITS,
  currentRevision,
  headingIn,
  isArticleText,
  statedWords,
  METADATA_FIELDS,
  type Metadata,
  type Revision,
  type Source,
} from './source.ts';

export type Freezing =
  | {
      readonly kind: 'frozen';
      readonly sources: readonly Source[];
      /** The one that is new or corrected. */
      readonly source: SourceId;
    }
  /** Text, blocks and details are those of the present revision. */
  | { readonly kind: 'unchanged' }
  /** The source was corrected, or is gone, since the draft was begun. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface FreezingParts {
  readonly sha256: (text: string) => string;
  /** ISO 8601. */
  readonly now: string;
}

/** The sources as they are once the draft is frozen. Earlier revisions stay as they were. */
export function freeze(
  sources: readonly Source[],
  draft: Pick<Draft, 'corrects' | 'metadata'>,
  article: ArticleText,
  parts: FreezingParts,
): Freezing {
  const { corrects, metadata } = draft;
  const corrected = corrects && sources.find(({ id }) => id === corrects.source);
  const isStale = corrects && (!corrected || currentRevision(corrected).id !== corrects.revision);
  if (isStale) return { kind: 'stale' };
  const problems = readinessProblems(article);
  if (problems.length > 0) return { kind: 'refused', problems };
  return corrected
    ? freezeCorrection(sources, corrected, metadata, article, parts)
    : freezeNew(sources, metadata, article, parts);
}

/** What stands in the way of freezing the text, each a sentence with what to do. */
export function readinessProblems({ text, blocks }: ArticleText): Problem[] {
  const { text: mostText, blocks: mostBlocks } = ARTICLE_LIMITS;
  if (text.trim() === '')
    return told('There is no word in this draft yet. Write or paste the text.');
  if (text.length > mostText) {
    return told(`The text has ${text.length} characters, at most ${mostText}. Make two of it.`);
  }
  if (blocks.length > mostBlocks) {
    return told(`The text has ${blocks.length} blocks, at most ${mostBlocks}. Shorten it.`);
  }
  if (!blocks.some(isArticleText)) {
    return told('Everything here is furniture. Say of one block that it is part of the article.');
  }
  return articleProblems(text, blocks);
}

function told(message: string): Problem[] {
  return [{ path: 'text', message }];
}

function freezeCorrection(
  sources: readonly Source[],
  source: Source,
  metadata: Metadata,
  article: ArticleText,
  { sha256, now }: FreezingParts,
): Freezing {
  const current = currentRevision(source);
  const isSameArticle = isSameText(current, article);
  if (isSameArticle && isSameMetadata(source.metadata, metadata)) return { kind: 'unchanged' };
  const [first, ...later] = source.revisions;
  const id = v.parse(revisionIdSchema, freeRevisionId(source));
  const next: Revision = { id, ...article, sha256: sha256(article.text), frozen: now };
  const corrected: Source = {
    ...source,
    metadata,
    revisions: [first, ...later, ...(isSameArticle ? [] : [next])],
  };
  return {
    kind: 'frozen',
    sources: sources.map((one) => (one.id === source.id ? corrected : one)),
    source: source.id,
  };
}

function freezeNew(
  sources: readonly Source[],
  metadata: Metadata,
  article: ArticleText,
  { sha256 }: FreezingParts,
): Freezing {
  if (sources.length >= ARTICLE_LIMITS.sources) {
    const message = `A workspace holds ${ARTICLE_LIMITS.sources} articles. Make another workspace.`;
    return { kind: 'refused', problems: [{ path: '', message }] };
  }
  const { id, letter } = freeName(sources);
  const revision = v.parse(revisionIdSchema, `${id}-1`);
  const source: Source = {
    id,
    letter,
    metadata: { ...metadata, headline: metadata.headline ?? statedWords(headingIn(article) ?? '') },
    revisions: [{ id: revision, ...article, sha256: sha256(article.text) }],
  };
  return { kind: 'frozen', sources: [...sources, source], source: id };
}

function freeRevisionId({ id, revisions }: Source): string {
  const taken = new Set<string>(revisions.map((revision) => revision.id));
  const base = id.slice(0, 56);
  let number = revisions.length + 1;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

/** The first letter and id that no source has. */
function freeName(sources: readonly Source[]): Pick<Source, 'id' | 'letter'> {
  const taken = new Set<string>(sources.flatMap(({ id, letter }) => [id, letter]));
  let index = 0;
  while (taken.has(lettersAt(index)) || taken.has(sourceIdAt(index))) index++;
  return { id: v.parse(sourceIdSchema, sourceIdAt(index)), letter: lettersAt(index) };
}

function sourceIdAt(index: number): string {
  return `source-${lettersAt(index).toLowerCase()}`;
}

/** Text and blocks. */
export function isSameText(a: ArticleText, b: ArticleText): boolean {
  return (
    a.text === b.text &&
    a.blocks.length === b.blocks.length &&
    a.blocks.every((block, at) => {
      const other = b.blocks[at];
      return block.kind === other?.kind && block.start === other.start && block.end === other.end;
    })
  );
}

function isSameMetadata(a: Metadata, b: Metadata): boolean {
  return METADATA_FIELDS.every((field) => a[field] === b[field]);
}
