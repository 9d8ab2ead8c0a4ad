/*
 * A draft on the screen: a ProseMirror view bound to the draft's document, with the kind of each block beside it.
 * Not the page around it and not freezing. Undo is of one's own edits alone.
 * Comes from a Yjs fragment that holds the text already; every edit goes back into it.
 */
import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';
import { redo, undo, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import type * as Y from 'yjs';
import type { BlockKind } from '#core/model/source.ts';
import { BLOCK_NODE } from '#sync/draft-document.ts';
import { followCaret, withNewerSelection } from '../dom-selection.ts';
import { draftCarets, type Awareness, type DraftPerson } from './draft-carets.ts';
import { DRAFT_KEYS, kindOfKey, kindsIn, setKind } from './draft-keys.ts';
import { draftPaste } from './draft-paste.ts';
import { draftSchema, kindOf, KIND_ATTRIBUTE } from './draft-schema.ts';

export interface DraftSituation {
  /** Kinds of the blocks that the selection touches. */
  readonly kinds: readonly BlockKind[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What may change while somebody writes. */
export interface DraftSurroundings {
  readonly editable: boolean;
  /** The accessible name. */
  readonly label: string;
  readonly language: string | null;
}

export interface DraftViewOptions {
  readonly fragment: Y.XmlFragment;
  /** Null where nobody else is told of the caret. */
  readonly awareness: Awareness | null;
  readonly personOf: (member: unknown) => DraftPerson;
  readonly words: Readonly<Record<BlockKind, string>>;
  /** Called after each change of text, selection or history. */
  readonly changed: (situation: DraftSituation) => void;
}

export class DraftView {
  readonly #view: EditorView;
  readonly #stopFollowing: () => void;

  constructor(place: HTMLElement, options: DraftViewOptions) {
    const { fragment, awareness, personOf, words, changed } = options;
    const tell = (state: EditorState) => changed(situationIn(state));
    this.#stopFollowing = followCaret(fragment, () => this.#view);
    this.#view = new EditorView(place, {
      state: EditorState.create({
        schema: draftSchema,
        plugins: [
          ySyncPlugin(fragment),
          ...(awareness ? [draftCarets(awareness, personOf)] : []),
          // A block that I made stays where others have written in it.
          yUndoPlugin({ protectedNodes: new Set([BLOCK_NODE]) }),
          draftPaste(),
          keymap({ ...DRAFT_KEYS }),
          keymap(baseKeymap),
          new Plugin({ view: () => ({ update: ({ state }) => tell(state) }) }),
        ],
      }),
      editable: () => false,
      // The view is its own `this` here: plugins dispatch before it is made whole.
      dispatchTransaction(this: EditorView, transaction) {
        // y-prosemirror draws the carets of others a moment after they moved or left: the view may be gone by then.
        if (this.isDestroyed) return;
        this.updateState(this.state.apply(withNewerSelection(this, transaction)));
      },
      nodeViews: { block: (node) => new BlockView(node, words) },
      handleKeyDown: (view, event) => {
        const kind = kindOfKey(event);
        if (kind === null) return false;
        if (view.editable) setKind(kind)(view.state, view.dispatch);
        event.preventDefault();
        return true;
      },
    });
    tell(this.#view.state);
  }

  /** Before, nobody can write. Caret and history stay. */
  surround({ editable, label, language }: DraftSurroundings): void {
    this.#view.setProps({
      editable: () => editable,
      attributes: {
        class: 'draft-text',
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-readonly': String(!editable),
        ...(language === null ? {} : { lang: language }),
      },
    });
  }

  setKind(kind: BlockKind): void {
    setKind(kind)(this.#view.state, this.#view.dispatch);
    this.#view.focus();
  }

  undo(): void {
    undo(this.#view.state);
    this.#view.focus();
  }

  redo(): void {
    redo(this.#view.state);
    this.#view.focus();
  }

  destroy(): void {
    this.#stopFollowing();
    this.#view.destroy();
  }
}

function situationIn(state: EditorState): DraftSituation {
  const { undoManager } = yUndoPluginKey.getState(state) ?? {};
  return {
    kinds: kindsIn(state),
    canUndo: undoManager?.canUndo() ?? false,
    canRedo: undoManager?.canRedo() ?? false,
  };
}

/** A block with the word for its kind, which stands in the margin and is no text. */
class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #words: DraftViewOptions['words'];

  constructor(node: Node, words: DraftViewOptions['words']) {
    this.#words = words;
    this.dom = document.createElement('p');
    this.contentDOM = this.dom;
    this.dom.className = 'draft-block';
    this.dom.dir = 'auto';
    this.#show(node);
  }

  update(node: Node): boolean {
    if (node.type !== draftSchema.nodes.block) return false;
    this.#show(node);
    return true;
  }

  /** Attributes that are changed here are no edits of the text. */
  ignoreMutation(mutation: { readonly type: string; readonly target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }

  #show({ attrs }: Node): void {
    const kind = kindOf(attrs);
    this.dom.setAttribute(KIND_ATTRIBUTE, kind);
    this.dom.dataset['label'] = this.#words[kind];
  }
}
