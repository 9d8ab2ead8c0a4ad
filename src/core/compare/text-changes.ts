/*
 * What a correction changed, for people to read: block by block, and word by word inside a block.
 * Not where marks went (text/reanchor.ts). Comes from two revisions, or a revision and a draft.
 */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ArticleText } from '../model/draft-prose.ts';
import type { BlockKind } from '../model/source.ts';

export interface Piece {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One block, before and after. Kinds are null where the block is not there. */
export interface BlockChange {
  readonly before: BlockKind | null;
  readonly after: BlockKind | null;
  readonly pieces: readonly Piece[];
}

export type TextChange =
  | { readonly kind: 'changed'; readonly block: BlockChange }
  /** So many blocks that are the same in both. */
  | { readonly kind: 'same'; readonly blocks: number };

interface Words {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Edits after which two texts have so little in common that all of one was replaced by all of the other. */
const MOST_BLOCK_EDITS = 2_000;
const MOST_WORD_EDITS = 600;
/** One word in so many of the shorter block must stand in the longer one too. */
const LEAST_ALIKE = 4;

/** Empty when text and kinds are the same; white space between blocks does not count. */
export function textChanges(before: ArticleText, after: ArticleText): TextChange[] {
  const changes: TextChange[] = [];
  let same = 0;
  const closeSame = () => {
    if (same > 0) changes.push({ kind: 'same', blocks: same });
    same = 0;
  };
  for (const block of blockChanges(wordsOf(before), wordsOf(after))) {
    if (isSame(block)) {
      same += 1;
      continue;
    }
    closeSame();
    changes.push({ kind: 'changed', block });
  }
  if (changes.length > 0) closeSame();
  return changes;
}

function blockChanges(before: readonly Words[], after: readonly Words[]): BlockChange[] {
  const edits = diffArrays([...before], [...after], {
    comparator: (a, b) => a.text === b.text,
    maxEditLength: MOST_BLOCK_EDITS,
  }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ];
  const changes: BlockChange[] = [];
  let removed: Words[] = [];
  let added: Words[] = [];
  let at = 0;
  const closeRun = () => {
    changes.push(...replaced(removed, added));
    [removed, added] = [[], []];
  };
  for (const edit of edits) {
    if (edit.removed) {
      removed.push(...edit.value);
      at += edit.value.length;
    } else if (edit.added) added.push(...edit.value);
    else {
      closeRun();
      for (const block of edit.value) {
        const was = before[at++];
        changes.push({
          before: was?.kind ?? null,
          after: block.kind,
          pieces: [{ change: 'same', text: block.text }],
        });
      }
    }
  }
  closeRun();
  return changes;
}

/** Blocks that stand in each other's place and are alike are compared word by word; the rest came or went. */
function replaced(removed: readonly Words[], added: readonly Words[]): BlockChange[] {
  const changes: BlockChange[] = [];
  for (let at = 0; at < Math.max(removed.length, added.length); at++) {
    const [was, is] = [removed[at], added[at]];
    const pieces = was && is ? wordChanges(was.text, is.text) : null;
    if (was && is && pieces) changes.push({ before: was.kind, after: is.kind, pieces });
    else changes.push(...wholly(was, 'removed'), ...wholly(is, 'added'));
  }
  return changes;
}

function wholly(words: Words | undefined, change: 'added' | 'removed'): BlockChange[] {
  if (!words) return [];
  const [before, after] = change === 'removed' ? [words.kind, null] : [null, words.kind];
  return [{ before, after, pieces: [{ change, text: words.text }] }];
}

/** Null where the two have too little in common. */
function wordChanges(before: string, after: string): Piece[] | null {
  if (!isAkin(before, after)) return null;
  const edits = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORD_EDITS });
  if (!edits) return null;
  return edits.map(({ value, added, removed }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Whether enough words are the same for a comparison word by word to be worth reading, and worth its time. */
function isAkin(before: string, after: string): boolean {
  const [was, is] = [new Set(before.split(/\s+/)), new Set(after.split(/\s+/))];
  return was.intersection(is).size * LEAST_ALIKE >= Math.min(was.size, is.size);
}

function isSame({ before, after, pieces }: BlockChange): boolean {
  return before === after && pieces.every(({ change }) => change === 'same');
}

function wordsOf({ text, blocks }: ArticleText): Words[] {
  return blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));
}
