/*
 * The text of a draft as blocks that can be edited, and back to canonical text with offsets.
 * Not the Yjs document (sync/draft-document.ts) and not the editor. An unedited draft gives back its very text:
 * whatever stood between the blocks of a revision is kept with them.
 */
import { toCanonicalText } from '../text/canonical.ts';
import type { Block, BlockKind, Revision } from './source.ts';

/** A block while it is edited. Line breaks inside it are single LFs. */
export interface DraftBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** The white space before it where that is not a blank line. */
  readonly gap: string | null;
}

export interface DraftProse {
  readonly blocks: readonly DraftBlock[];
  /** White space before the first block and behind the last. */
  readonly lead: string;
  readonly tail: string;
}

export type ArticleText = Pick<Revision, 'text' | 'blocks'>;

/** Between blocks where nothing else is kept. */
const BLANK_LINE = '\n\n';

/** A draft nobody has written in. */
export const EMPTY_PROSE: DraftProse = {
  blocks: [{ kind: 'paragraph', text: '', gap: null }],
  lead: '',
  tail: '',
};

/** Blocks of white space alone hold no words: they become part of what stands between the others. */
export function toDraftProse({ text, blocks }: ArticleText): DraftProse {
  const drafted: DraftBlock[] = [];
  let lead = '';
  let end = 0;
  for (const block of blocks) {
    const words = text.slice(block.start, block.end);
    if (words.trim() === '') continue;
    const gap = text.slice(end, block.start);
    if (drafted.length === 0) lead = gap;
    const isKept = drafted.length > 0 && gap !== BLANK_LINE;
    drafted.push({ kind: block.kind, text: words, gap: isKept ? gap : null });
    end = block.end;
  }
  return drafted.length === 0 ? EMPTY_PROSE : { blocks: drafted, lead, tail: text.slice(end) };
}

/** Canonical text and its blocks. Blocks without a word are left out. */
export function toArticleText({ blocks, lead, tail }: DraftProse): ArticleText {
  let text = lead;
  const placed: Block[] = [];
  for (const block of blocks) {
    if (block.text.trim() === '') continue;
    if (placed.length > 0) text += block.gap ?? BLANK_LINE;
    const start = text.length;
    text += canonicalPart(block.text, start === 0);
    if (text.length > start) placed.push({ kind: block.kind, start, end: text.length });
  }
  return placed.length === 0 ? { text: '', blocks: [] } : { text: text + tail, blocks: placed };
}

/** Only at the very beginning of a text does a byte order mark go. */
function canonicalPart(part: string, isFirst: boolean): string {
  return isFirst ? toCanonicalText(part) : toCanonicalText(`-${part}`).slice(1);
}
