/*
 * "Say it plainly": the neutral wordings that people gave for loaded phrases, and an article read with them.
 * Not advice of the program: every wording is somebody's. Comes from marks; goes to the inspector and the columns.
 */
import { attributeOf, type PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import type { Block } from '../model/source.ts';
import { intersection, type Span } from '../text/segments.ts';

/** The attribute of the code book that holds the wording. */
export const NEUTRAL_WORDING = 'neutral-wording';

export interface PlainWording {
  readonly annotation: PublishedAnnotation;
  readonly author: MemberId;
  readonly words: string;
}

/** The wording that a mark carries, null where its maker gave none. */
export function wordingOf(annotation: PublishedAnnotation): PlainWording | null {
  const words = attributeOf(annotation, NEUTRAL_WORDING).trim();
  return words === '' ? null : { annotation, author: annotation.author, words };
}

/** Wordings for the same words as `mark` or for words that overlap them, its own among them, newest first. */
export function wordingsFor(
  mark: PublishedAnnotation,
  all: Iterable<PublishedAnnotation>,
): PlainWording[] {
  const found: PlainWording[] = [];
  for (const other of all) {
    if (other.target.revision !== mark.target.revision) continue;
    const wording = wordingOf(other);
    if (wording && overlaps(mark, other)) found.push(wording);
  }
  return found.toSorted((a, b) => b.annotation.modified.localeCompare(a.annotation.modified));
}

/** `start` in UTF-16 units of the revision. */
export type PlainPiece =
  | { readonly kind: 'text'; readonly start: number; readonly text: string }
  | {
      readonly kind: 'plain';
      readonly start: number;
      readonly words: string;
      readonly original: string;
    };

/**
 * A block with one wording in place of each loaded phrase. Where several lie over each other the newest wins.
 * `spans` of a wording are its mark's segments; one that crosses the block's edges stays as it is.
 */
export function readPlainly(
  text: string,
  block: Block,
  wordings: readonly PlainWording[],
): PlainPiece[] {
  const newestFirst = wordings.toSorted((a, b) =>
    b.annotation.modified.localeCompare(a.annotation.modified),
  );
  const chosen: { span: Span; words: string }[] = [];
  for (const { annotation, words } of newestFirst) {
    const [span, ...more] = annotation.target.segments;
    if (!span || more.length > 0 || span.start < block.start || span.end > block.end) continue;
    if (chosen.every((other) => !intersection(other.span, span))) chosen.push({ span, words });
  }
  const pieces: PlainPiece[] = [];
  let end = block.start;
  for (const { span, words } of chosen.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start > end) {
      pieces.push({ kind: 'text', start: end, text: text.slice(end, span.start) });
    }
    const original = text.slice(span.start, span.end);
    pieces.push({ kind: 'plain', start: span.start, words, original });
    ({ end } = span);
  }
  if (end < block.end) {
    pieces.push({ kind: 'text', start: end, text: text.slice(end, block.end) });
  }
  return pieces;
}

function overlaps(a: PublishedAnnotation, b: PublishedAnnotation): boolean {
  return a.target.segments.some((one) =>
    b.target.segments.some((other) => intersection(one, other) !== null),
  );
}
