/*
 * Which tags of a layer an article is marked with most: of all of it, of its headline, and how they divide what is
 * marked at all. Means over the coders, never the union. For framing: the main frame and the headline frame.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Layer } from '../model/codebook.ts';
import type { MemberId, TagId } from '../model/ids.ts';
import { currentRevision, type Block, type Source } from '../model/source.ts';
import { sharesOf, type Shares } from './distribution.ts';
import { markedLength, markedShare } from './mark-figures.ts';

type Marks = readonly PublishedAnnotation[];

/**
 * For each tag that was used, its part of all characters under a tag of the layer: each coder's own parts, which sum
 * to one, then their mean over the coders who used the layer (research: domain 5.6). Empty when nobody did.
 */
export function tagDistribution(
  marks: Marks,
  source: Source,
  layer: Layer,
  coders: readonly MemberId[],
): Shares<TagId> {
  const all = coders.flatMap((coder) => {
    const own = sharesOf(
      layer.tags.map(({ id }) => [id, markedLength(marksOf(marks, id), source, coder)]),
    );
    return own.size === 0 ? [] : [own];
  });
  const sums = layer.tags.map(
    ({ id }) => [id, all.reduce((sum, own) => sum + (own.get(id) ?? 0), 0)] as const,
  );
  return sharesOf(sums.filter(([, sum]) => sum > 0));
}

/** Headings and the deck. */
export function isHeadline({ kind }: Block): boolean {
  return kind === 'heading' || kind === 'deck';
}

/**
 * The tags that cover most of the article, or of the part that is counted, as a mean over the coders: several when
 * they cover as much, none when nothing is marked there. Null when the article has no such part.
 */
export function mostUsedTags(
  marks: Marks,
  source: Source,
  layer: Layer,
  coders: readonly MemberId[],
  isCounted?: (block: Block) => boolean,
): readonly TagId[] | null {
  if (isCounted && !currentRevision(source).blocks.some(isCounted)) return null;
  const shares = layer.tags.map(({ id }) => ({
    id,
    share: markedShare(marksOf(marks, id), source, coders, isCounted) ?? 0,
  }));
  const most = Math.max(0, ...shares.map(({ share }) => share));
  return most === 0 ? [] : shares.filter(({ share }) => share === most).map(({ id }) => id);
}

function marksOf(marks: Marks, tag: TagId): Marks {
  return marks.filter((mark) => mark.tag === tag);
}
