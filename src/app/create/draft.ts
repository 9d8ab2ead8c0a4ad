/*
 * A workspace that somebody is making: what was typed and pasted, and what was corrected by hand.
 * Not the page (create-page.tsx) and not where it is kept (draft-storage.ts). Each change gives a new draft.
 */
import * as v from 'valibot';
import { BLOCK_KINDS, type Block, type BlockKind } from '#core/model/source.ts';
import { classifyBlocks, splitPastedBlocks } from '#core/text/blocks.ts';
import { toCanonicalText } from '#core/text/canonical.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { carriedOver } from './carry-over.ts';

export const FIELDS = ['headline', 'outlet', 'byline', 'published', 'url', 'language'] as const;
export type Field = (typeof FIELDS)[number];

const sourceDraftSchema = v.object({
  /** Tells drafts apart while they move. */
  key: v.string(),
  /** Canonical. */
  text: v.string(),
  /** What to look at in a text that was read from a file. */
  remarks: v.optional(v.array(v.string()), []),
  /** When the text was fetched from its address, ISO 8601; '' where it was not. */
  retrieved: v.optional(v.string(), ''),
  /** By block, in order; null where the proposed kind stands. */
  corrections: v.array(v.nullable(v.picklist(BLOCK_KINDS))),
  fields: v.object({
    headline: v.string(),
    outlet: v.string(),
    byline: v.string(),
    published: v.string(),
    url: v.string(),
    language: v.string(),
  }),
});
export type SourceDraft = Readonly<v.InferOutput<typeof sourceDraftSchema>>;

export const draftSchema = v.object({
  title: v.string(),
  displayName: v.string(),
  /** own: pasted texts; ready-made: the three articles that come with Crossread. */
  from: v.picklist(['own', 'ready-made']),
  sources: v.array(sourceDraftSchema),
});
export type Draft = Readonly<v.InferOutput<typeof draftSchema>>;

export const MOST_SOURCES = 12;

export function emptySource(key: string): SourceDraft {
  const fields = { headline: '', outlet: '', byline: '', published: '', url: '', language: '' };
  return { key, text: '', remarks: [], retrieved: '', corrections: [], fields };
}

/** Kinds that the file states stand as corrections of what the words alone suggest. */
export function draftOf({ text, blocks, metadata, remarks }: ReadSource, key: string): SourceDraft {
  const stated = new Map(blocks.map(({ start, kind }) => [start, kind]));
  const corrections = proposedBlocks(text).map(({ start, kind }) => {
    const own = stated.get(start);
    return own === undefined || own === kind ? null : own;
  });
  const fields = {
    headline: metadata.headline ?? '',
    outlet: metadata.outlet ?? '',
    byline: metadata.byline ?? '',
    published: /^\d{4}-\d{2}-\d{2}/.exec(metadata.published ?? '')?.[0] ?? '',
    url: metadata.url ?? '',
    language: metadata.language ?? '',
  };
  return { key, text, remarks, retrieved: metadata.retrieved ?? '', corrections, fields };
}

/** Articles that were read take the places of those that nobody has touched; what is too many is counted. */
export function withRead(
  sources: readonly SourceDraft[],
  read: readonly ReadSource[],
  newKey: () => string,
): { readonly sources: readonly SourceDraft[]; readonly left: number } {
  const touched = sources.filter((source) => !isUntouched(source));
  const taken = read.slice(0, Math.max(0, MOST_SOURCES - touched.length));
  const added = taken.map((one) => draftOf(one, newKey()));
  return { sources: [...touched, ...added], left: read.length - taken.length };
}

/** The article as a rich paste states it; everything else stays. */
export function withArticle(source: SourceDraft, read: ReadSource): SourceDraft {
  const { text, corrections } = draftOf(read, source.key);
  return { ...source, text, corrections };
}

export function emptyDraft(displayName: string, newKey: () => string): Draft {
  const sources = [emptySource(newKey()), emptySource(newKey())];
  return { title: '', displayName, from: 'own', sources };
}

/** Corrections stay with the blocks that they were made for, as far as those can be told. */
export function withText(source: SourceDraft, pasted: string): SourceDraft {
  const text = toCanonicalText(pasted);
  const corrections = carriedOver(wordsOf(source.text), wordsOf(text), source.corrections);
  return { ...source, text, corrections };
}

/** Choosing the proposed kind again takes the correction back. */
export function withKind(source: SourceDraft, index: number, kind: BlockKind): SourceDraft {
  const proposed = proposedBlocks(source.text);
  const corrections = proposed.map((block, at) => {
    const before = source.corrections[at] ?? null;
    if (at !== index) return before;
    return block.kind === kind ? null : kind;
  });
  return { ...source, corrections };
}

export function withField(source: SourceDraft, field: Field, value: string): SourceDraft {
  return { ...source, fields: { ...source.fields, [field]: value } };
}

export function blocksOf({ text, corrections }: SourceDraft): Block[] {
  return proposedBlocks(text).map((block, index) => ({
    ...block,
    kind: corrections[index] ?? block.kind,
  }));
}

/** What the text itself states as its headline: the words of its first heading. */
export function statedHeadline(source: SourceDraft): string | null {
  const heading = blocksOf(source).find(({ kind }) => kind === 'heading');
  return heading ? source.text.slice(heading.start, heading.end).replace(/\s+/g, ' ') : null;
}

/** What tells an article from the others where nothing states its headline. */
export function firstWords(source: SourceDraft): string {
  const blocks = blocksOf(source);
  const first = blocks.find(({ kind }) => kind !== 'furniture') ?? blocks[0];
  return first ? source.text.slice(first.start, Math.min(first.end, first.start + 60)) : '';
}

export function isUntouched({ text, fields }: SourceDraft): boolean {
  return text.trim() === '' && FIELDS.every((field) => fields[field].trim() === '');
}

export function letterAt(index: number): string {
  return String.fromCodePoint(65 + index);
}

function proposedBlocks(text: string): Block[] {
  return classifyBlocks(text, splitPastedBlocks(text));
}

function wordsOf(text: string): string[] {
  return splitPastedBlocks(text).map(({ start, end }) => text.slice(start, end));
}
