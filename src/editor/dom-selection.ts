/*
 * What the browser has selected in a view, which the view may not have been told yet.
 * Browsers tell that a key, mouse or finger has moved the caret after a while. What others write may come before
 * that; a view then shows their words and puts the caret back to where it thinks that it is.
 */
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';

/** In positions of the document; null while the browser's selection is not in this view. */
export function domSelection(view: EditorView): { anchor: number; head: number } | null {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const { dom } = view;
  if (!dom.contains(selection.anchorNode) || !dom.contains(selection.focusNode)) return null;
  return {
    anchor: view.posAtDOM(selection.anchorNode, selection.anchorOffset),
    head: view.posAtDOM(selection.focusNode, selection.focusOffset),
  };
}

/**
 * Tells a view of a shared text where its caret is before anybody changes the text. To be called before the view is
 * made: y-prosemirror remembers the selection at the same moment, in the order in which the two began to listen.
 *
 * @returns the way to stop.
 */
export function followCaret(
  shared: Y.XmlFragment,
  viewNow: () => EditorView | undefined,
): () => void {
  const { doc } = shared;
  if (!doc) throw new Error('a text that is shown belongs to a document');
  const follow = () => {
    const view = viewNow();
    const selection = view && newerSelection(view);
    if (selection) view.dispatch(view.state.tr.setSelection(selection));
  };
  doc.on('beforeAllTransactions', follow);
  return () => doc.off('beforeAllTransactions', follow);
}

/** The transaction, with the caret where it is now if it only draws something anew, like the carets of others. */
export function withNewerSelection(view: EditorView, transaction: Transaction): Transaction {
  if (transaction.docChanged || transaction.selectionSet) return transaction;
  const selection = newerSelection(view);
  return selection ? transaction.setSelection(selection) : transaction;
}

/** Where the person has put the caret since the view was last told; null where it knows. */
function newerSelection(view: EditorView): TextSelection | null {
  const { state } = view;
  if (view.composing || !view.hasFocus() || !(state.selection instanceof TextSelection))
    return null;
  const found = domSelection(view);
  if (!found) return null;
  const [anchor, head] = [state.doc.resolve(found.anchor), state.doc.resolve(found.head)];
  const selection = TextSelection.between(anchor, head);
  return selection instanceof TextSelection && !selection.eq(state.selection) ? selection : null;
}
