/** What keys do in a draft: split, break a line, choose the kind of the blocks, take back. */
import { AllSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { redo, undo } from 'y-prosemirror';
import { BLOCK_KINDS, type BlockKind } from '#core/model/source.ts';
import { draftSchema, kindOf } from './draft-schema.ts';

/** Undo and redo of one's own edits alone. */
export const DRAFT_KEYS: Readonly<Record<string, Command>> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  Enter: splitBlock,
  'Shift-Enter': breakLine,
  'Mod-Enter': breakLine,
};

type PressedKey = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/** Mod-Alt-1 … 6, by the place of the key: letters on it differ. Null for every other key. */
export function kindOfKey(event: PressedKey): BlockKind | null {
  // On many keyboards AltGr and a digit write a sign, and Windows calls that Ctrl+Alt.
  if (event.getModifierState('AltGraph')) return null;
  const hasModifiers = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey;
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1];
  return hasModifiers && digit !== undefined ? (BLOCK_KINDS[Number(digit) - 1] ?? null) : null;
}

/** Kinds of the blocks that the selection touches, in order. */
export function kindsIn({ doc, selection }: EditorState): BlockKind[] {
  const kinds = new Set<BlockKind>();
  doc.nodesBetween(selection.from, selection.to, (node) => {
    if (node.isTextblock) kinds.add(kindOf(node.attrs));
    return true;
  });
  return BLOCK_KINDS.filter((kind) => kinds.has(kind));
}

/** The attribute alone changes, so that what others write in the block meanwhile stays. */
export function setKind(kind: BlockKind): Command {
  return ({ doc, selection, tr }, dispatch) => {
    doc.nodesBetween(selection.from, selection.to, (node, position) => {
      if (node.isTextblock && kindOf(node.attrs) !== kind) {
        tr.setNodeAttribute(position, 'kind', kind);
      }
      return true;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** Behind a heading or a deck a paragraph begins; within a block both parts are of its kind. */
function splitBlock({ tr, selection }: EditorState, dispatch?: (tr: EditorState['tr']) => void) {
  if (!(selection instanceof TextSelection) && !(selection instanceof AllSelection)) return false;
  tr.deleteSelection();
  const { $from } = tr.selection;
  if (!$from.parent.isTextblock) return false;
  const before = kindOf($from.parent.attrs);
  const isAtEnd = $from.parentOffset === $from.parent.content.size;
  const kind = isAtEnd && (before === 'heading' || before === 'deck') ? 'paragraph' : before;
  tr.split($from.pos, 1, [{ type: draftSchema.nodes.block, attrs: { kind } }]);
  dispatch?.(tr.scrollIntoView());
  return true;
}

function breakLine({ tr }: EditorState, dispatch?: (tr: EditorState['tr']) => void): boolean {
  dispatch?.(tr.insertText('\n').scrollIntoView());
  return true;
}
