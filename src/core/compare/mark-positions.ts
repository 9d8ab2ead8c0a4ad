/*
 * How far up an article its marks begin: in the headline, in the lede, or in which tenth of the rest.
 * Not how much is marked (mark-figures.ts). Research: domain 5.4.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import { currentRevision, isArticleText, type Block, type Source } from '../model/source.ts';
import { totalLength } from '../text/segments.ts';
import { marksIn } from './mark-figures.ts';
import { isHeadline } from './tag-shares.ts';

export const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
/** The lede is the first paragraph; the tenths divide the characters of what follows it. */
export const POSITIONS = ['headline', 'lede', ...TENTHS] as const;
export type Position = (typeof POSITIONS)[number];

/** Where the mark begins; null for marks in the furniture of the page or of an earlier revision. */
export function positionOf(mark: PublishedAnnotation, source: Source): Position | null {
  const [segment] = mark.target.segments;
  if (!segment || marksIn([mark], source).length === 0) return null;
  const blocks = currentRevision(source).blocks.filter(isArticleText);
  const block = blocks.find(({ start, end }) => start <= segment.start && segment.start < end);
  if (!block) return null;
  if (isHeadline(block)) return 'headline';
  const lede = blocks.find(({ kind }) => kind === 'paragraph');
  if (block === lede) return 'lede';
  return tenth(
    blocks.filter((one) => !isHeadline(one) && one !== lede),
    segment.start,
  );
}

function tenth(body: readonly Block[], offset: number): Position {
  const before = body.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(offset, end) - start),
    0,
  );
  const index = Math.min(9, Math.floor((10 * before) / totalLength(body)));
  return TENTHS[index] ?? 10;
}
