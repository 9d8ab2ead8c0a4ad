/*
 * A workspace that somebody is making: what was typed and pasted, and what was corrected by hand.
 * Not the page (create-page.tsx) and not where it is kept (new-workspace-storage.ts). Each change gives a new object.
 * Not a draft either: that is the text of a source before it is frozen (core/model/draft.ts).
 */
import * as v from 'valibot';
import {
  BLOCK_KINDS,
  headingIn,
  METADATA_FIELDS,
  NOTHING_STATED,
  type Block,
  type BlockKind,
  type Metadata,
} from '#core/model/source.ts';
import { classifyBlocks, splitPastedBlocks } from '#core/text/blocks.ts';
import { toCanonicalText } from '#core/text/canonical.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { carriedOver } from './carry-over.ts';

type Field = (typeof METADATA_FIELDS)[number];

/** '' where nothing is stated. */
const field = v.optional(v.string(), '');

const newArticleSchema = v.object({
  /** Tells articles apart while they move. */
  key: v.string(),
  /** Canonical. */
  text: v.string(),
  /** What to look at in a text that was read from a file. */
  remarks: v.optional(v.array(v.string()), []),
  /** By block, in order; null where the proposed kind stands. */
  corrections: v.array(v.nullable(v.picklist(BLOCK_KINDS))),
  fields: v.object({
    outlet: field,
    headline: field,
    byline: field,
    published: field,
    updated: field,
    url: field,
    language: field,
    retrieved: field,
    licence: field,
  }),
});
export type NewArticle = Readonly<v.InferOutput<typeof newArticleSchema>>;

export const newWorkspaceSchema = v.object({
  title: v.string(),
  displayName: v.string(),
  /** own: pasted texts; ready-made: the three articles that come with Crossread. */
  from: v.picklist(['own', 'ready-made']),
  sources: v.array(newArticleSchema),
});
export type NewWorkspace = Readonly<v.InferOutput<typeof newWorkspaceSchema>>;

export const MOST_SOURCES = 12;

export function emptyArticle(key: string): NewArticle {
  return { key, text: '', remarks: [], corrections: [], fields: fieldsOf(NOTHING_STATED) };
}

/** Kinds that the file states stand as corrections of what the words alone suggest. */
function articleOf({ text, blocks, metadata, remarks }: ReadSource, key: string): NewArticle {
  const stated = new Map(blocks.map(({ start, kind }) => [start, kind]));
  const corrections = proposedBlocks(text).map(({ start, kind }) => {
    const own = stated.get(start);
    return own === undefined || own === kind ? null : own;
  });
  return { key, text, remarks, corrections, fields: fieldsOf(metadata) };
}

function fieldsOf(metadata: Metadata): NewArticle['fields'] {
  return {
    outlet: metadata.outlet ?? '',
    headline: metadata.headline ?? '',
    byline: metadata.byline ?? '',
    published: metadata.published ?? '',
    updated: metadata.updated ?? '',
    url: metadata.url ?? '',
    language: metadata.language ?? '',
    retrieved: metadata.retrieved ?? '',
    licence: metadata.licence ?? '',
  };
}

/** Articles that were read take the places of those that nobody has touched; what is too many is counted. */
export function withRead(
  sources: readonly NewArticle[],
  read: readonly ReadSource[],
  newKey: () => string,
): { readonly sources: readonly NewArticle[]; readonly left: number } {
  const touched = sources.filter((article) => !isUntouched(article));
  const taken = read.slice(0, Math.max(0, MOST_SOURCES - touched.length));
  const added = taken.map((one) => articleOf(one, newKey()));
  return { sources: [...touched, ...added], left: read.length - taken.length };
}

/** The article as a rich paste states it; everything else stays. */
export function withPaste(article: NewArticle, read: ReadSource): NewArticle {
  const { text, corrections } = articleOf(read, article.key);
  return { ...article, text, corrections };
}

export function emptyWorkspace(displayName: string, newKey: () => string): NewWorkspace {
  const sources = [emptyArticle(newKey()), emptyArticle(newKey())];
  return { title: '', displayName, from: 'own', sources };
}

/** Corrections stay with the blocks that they were made for, as far as those can be told. */
export function withText(article: NewArticle, pasted: string): NewArticle {
  const text = toCanonicalText(pasted);
  const corrections = carriedOver(wordsOf(article.text), wordsOf(text), article.corrections);
  return { ...article, text, corrections };
}

/** Choosing the proposed kind again takes the correction back. */
export function withKind(article: NewArticle, index: number, kind: BlockKind): NewArticle {
  const proposed = proposedBlocks(article.text);
  const corrections = proposed.map((block, at) => {
    const before = article.corrections[at] ?? null;
    if (at !== index) return before;
    return block.kind === kind ? null : kind;
  });
  return { ...article, corrections };
}

export function withField(article: NewArticle, name: Field, value: string): NewArticle {
  return { ...article, fields: { ...article.fields, [name]: value } };
}

export function blocksOf({ text, corrections }: NewArticle): Block[] {
  return proposedBlocks(text).map((block, index) => ({
    ...block,
    kind: corrections[index] ?? block.kind,
  }));
}

/** What the text itself states as its headline: the words of its first heading. */
export function statedHeadline(article: NewArticle): string | null {
  return headingIn({ text: article.text, blocks: blocksOf(article) });
}

/** What tells an article from the others where nothing states its headline. */
export function firstWords(article: NewArticle): string {
  const blocks = blocksOf(article);
  const first = blocks.find(({ kind }) => kind !== 'furniture') ?? blocks[0];
  return first ? article.text.slice(first.start, Math.min(first.end, first.start + 60)) : '';
}

export function isUntouched({ text, fields }: NewArticle): boolean {
  return text.trim() === '' && METADATA_FIELDS.every((name) => fields[name].trim() === '');
}

function proposedBlocks(text: string): Block[] {
  return classifyBlocks(text, splitPastedBlocks(text));
}

function wordsOf(text: string): string[] {
  return splitPastedBlocks(text).map(({ start, end }) => text.slice(start, end));
}
