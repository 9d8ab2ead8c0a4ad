/*
 * Shared notes on the screen: a ProseMirror view bound to the prose of the notes document.
 * Not the panel around it and not what a citation opens (the app says). Undo is of one's own edits alone.
 * Comes from a Yjs fragment; every edit goes back into it.
 */
import { baseKeymap, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { EditorState, NodeSelection, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redo, undo, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import type * as Y from 'yjs';
import { followCaret } from '../dom-selection.ts';
import { citationOf, MOST_QUOTED, notesSchema, type Citation } from './notes-schema.ts';

const { nodes, marks } = notesSchema;

/** What the toolbar offers. */
export const NOTES_COMMANDS = {
  strong: toggleMark(marks.strong),
  em: toggleMark(marks.em),
  heading: setBlockType(nodes.heading, { level: 2 }),
  paragraph: setBlockType(nodes.paragraph),
  bullets: wrapInList(nodes.bullet_list),
  numbers: wrapInList(nodes.ordered_list),
  quotation: wrapIn(nodes.blockquote),
} as const satisfies Record<string, Command>;
export type NotesCommand = keyof typeof NOTES_COMMANDS;

/** What may change while somebody writes. */
export interface NotesSurroundings {
  readonly editable: boolean;
  /** The accessible name. */
  readonly label: string;
}

export interface NotesViewOptions {
  readonly prose: Y.XmlFragment;
  /** A chip was clicked, or Enter pressed on it. */
  readonly cited: (citation: Citation) => void;
}

export class NotesView {
  readonly #view: EditorView;
  readonly #stopFollowing: () => void;

  constructor(place: HTMLElement, { prose, cited }: NotesViewOptions) {
    this.#stopFollowing = followCaret(prose, () => this.#view);
    this.#view = new EditorView(place, {
      state: EditorState.create({
        schema: notesSchema,
        plugins: [
          ySyncPlugin(prose),
          yUndoPlugin(),
          rules(),
          keymap(ownKeys(cited)),
          keymap(baseKeymap),
        ],
      }),
      editable: () => false,
      handleClickOn: (_view, _position, node) => {
        if (node.type !== nodes.citation) return false;
        cited(citationOf(node.attrs));
        return true;
      },
    });
  }

  /** Before, nobody can write. Caret and history stay. */
  surround({ editable, label }: NotesSurroundings): void {
    this.#view.setProps({
      editable: () => editable,
      attributes: {
        class: 'notes-text',
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-readonly': String(!editable),
      },
    });
  }

  run(command: NotesCommand): void {
    NOTES_COMMANDS[command](this.#view.state, this.#view.dispatch, this.#view);
    this.#view.focus();
  }

  /** Puts a chip where the caret is, and a space behind it. */
  cite(citation: Citation): void {
    const quote = citation.quote.slice(0, MOST_QUOTED);
    const chip = nodes.citation.create({ ...citation, quote });
    const transaction = this.#view.state.tr.replaceSelectionWith(chip, false).insertText(' ');
    this.#view.dispatch(transaction.scrollIntoView());
    this.#view.focus();
  }

  destroy(): void {
    this.#stopFollowing();
    this.#view.destroy();
  }
}

function ownKeys(cited: (citation: Citation) => void): Record<string, Command> {
  return {
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': NOTES_COMMANDS.strong,
    'Mod-i': NOTES_COMMANDS.em,
    Tab: sinkListItem(nodes.list_item),
    'Shift-Tab': liftListItem(nodes.list_item),
    Enter: (state, dispatch) => {
      const { selection } = state;
      if (selection instanceof NodeSelection && selection.node.type === nodes.citation) {
        if (dispatch) cited(citationOf(selection.node.attrs));
        return true;
      }
      return splitListItem(nodes.list_item)(state, dispatch);
    },
  };
}

function rules() {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^##\s$/, nodes.heading, { level: 2 }),
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^1\.\s$/, nodes.ordered_list),
      wrappingInputRule(/^>\s$/, nodes.blockquote),
      new InputRule(/\.\.\.$/, '…'),
    ],
  });
}
