/** A workspace that somebody is making: kept in this tab, so that a reload loses nothing. */
import * as v from 'valibot';
import { BLOCK_KINDS, type BlockKind, type Metadata } from '#core/model/source.ts';
import { classifyBlocks } from '#core/text/blocks.ts';
import { toCanonicalText } from '#core/text/canonical.ts';
import type { Create, NewSource } from '#sync/api.ts';

const KEY = 'crossread/draft';

const draftSourceSchema = v.object({
  key: v.string(),
  outlet: v.string(),
  headline: v.string(),
  byline: v.string(),
  published: v.string(),
  url: v.string(),
  text: v.string(),
  /** Kinds that were corrected, by the block's place in the text. */
  kinds: v.record(v.string(), v.picklist(BLOCK_KINDS)),
});
export type DraftSource = v.InferOutput<typeof draftSourceSchema>;

const draftSchema = v.object({
  title: v.string(),
  displayName: v.string(),
  sources: v.array(draftSourceSchema),
});
export type Draft = v.InferOutput<typeof draftSchema>;

export function emptySource(): DraftSource {
  const key = crypto.randomUUID();
  return { key, outlet: '', headline: '', byline: '', published: '', url: '', text: '', kinds: {} };
}

export function keptDraft(): Draft {
  try {
    return v.parse(draftSchema, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return { title: '', displayName: '', sources: [emptySource(), emptySource()] };
  }
}

export function keepDraft(draft: Draft): void {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function dropDraft(): void {
  sessionStorage.removeItem(KEY);
}

/** The blocks as they will be frozen: the rules' kinds, where nobody corrected them. */
export function blocksOf({ text, kinds }: DraftSource) {
  const canonical = toCanonicalText(text);
  return classifyBlocks(canonical).map((block, index) => ({
    ...block,
    kind: kinds[index] ?? block.kind,
    words: canonical.slice(block.start, block.end),
  }));
}

export function withKind(source: DraftSource, index: number, kind: BlockKind): DraftSource {
  return { ...source, kinds: { ...source.kinds, [index]: kind } };
}

/** What the server is asked to make. Sources without a text are left out. */
export function toCreate({ title, displayName, sources }: Draft): Create {
  return {
    title: title.trim(),
    displayName: displayName.trim(),
    sources: sources.filter(({ text }) => text.trim() !== '').map(toNewSource),
  };
}

/** Null where nothing was given. */
function stated(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}

function toNewSource(source: DraftSource): NewSource {
  const metadata: Metadata = {
    outlet: stated(source.outlet),
    headline: stated(source.headline),
    byline: stated(source.byline),
    published: stated(source.published),
    updated: null,
    url: stated(source.url),
    language: null,
    retrieved: null,
    licence: null,
  };
  const blocks = blocksOf(source).map(({ kind, start, end }) => ({ kind, start, end }));
  return { metadata, text: toCanonicalText(source.text), blocks };
}
