/** The keys that move and select by sentence and paragraph; arrows and their kin are the browser's own. */
import type { Block, Revision } from '#core/model/source.ts';
import type { Span } from '#core/text/segments.ts';
import { sentencesOf } from '#core/text/sentences.ts';

export interface ReadingSelection {
  /** UTF-16 offsets of the revision; anchor is where the selection began, head where the caret is. */
  readonly anchor: number;
  readonly head: number;
}

/** The selection after a key, or null when the key is none of ours. */
export function selectionAfterKey(
  key: string,
  selection: ReadingSelection,
  revision: Revision,
  language: string | null,
): ReadingSelection | null {
  switch (key) {
    case 's':
      return withNextSentence(selection, revision, language);
    case 'S':
      return withoutLastSentence(selection, revision, language);
    case 'p': {
      const block = blockAt(revision, Math.min(selection.anchor, selection.head));
      return block ? { anchor: block.start, head: block.end } : null;
    }
    case '[':
      return toBlock(selection, revision, -1);
    case ']':
      return toBlock(selection, revision, 1);
    case 'Escape':
      return { anchor: selection.head, head: selection.head };
    default:
      return null;
  }
}

/** The sentence at the caret; with a selection, as far as the sentence behind it. */
function withNextSentence(
  selection: ReadingSelection,
  revision: Revision,
  language: string | null,
): ReadingSelection | null {
  const sentences = allSentences(revision, language);
  const { start, end } = extentOf(selection);
  const here = sentences.find((sentence) => sentence.end > start);
  if (start === end) return here ? { anchor: here.start, head: here.end } : null;
  const next = sentences.find((sentence) => sentence.end > end);
  return next ? { anchor: Math.min(start, here?.start ?? start), head: next.end } : null;
}

/** One sentence less; what was one sentence becomes two with the one before it. */
function withoutLastSentence(
  selection: ReadingSelection,
  revision: Revision,
  language: string | null,
): ReadingSelection | null {
  const sentences = allSentences(revision, language);
  const { start, end } = extentOf(selection);
  const inside = sentences.filter((sentence) => sentence.start >= start && sentence.end <= end);
  const last = inside.at(-2);
  if (last) return { anchor: start, head: last.end };
  const before = sentences.findLast((sentence) => sentence.start < start);
  return before ? { anchor: before.start, head: Math.max(end, before.end) } : null;
}

function extentOf({ anchor, head }: ReadingSelection): Span {
  return { start: Math.min(anchor, head), end: Math.max(anchor, head) };
}

function toBlock(
  { head }: ReadingSelection,
  revision: Revision,
  by: 1 | -1,
): ReadingSelection | null {
  const at = revision.blocks.findLastIndex((block) => block.start <= head);
  const block = revision.blocks[at + by];
  return block ? { anchor: block.start, head: block.start } : null;
}

function blockAt(revision: Revision, offset: number): Block | undefined {
  return revision.blocks.findLast((block) => block.start <= offset) ?? revision.blocks[0];
}

const sentencesByRevision = new WeakMap<Revision, readonly Span[]>();

function allSentences(revision: Revision, language: string | null): readonly Span[] {
  const known = sentencesByRevision.get(revision);
  if (known) return known;
  const sentences = revision.blocks.flatMap((block) => sentencesOf(revision.text, block, language));
  sentencesByRevision.set(revision, sentences);
  return sentences;
}
