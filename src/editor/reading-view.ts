/*
 * The frozen text of a revision on the screen: a ProseMirror view with a real caret and nothing to edit.
 * Not the marks (painter.ts) and not what keys mean to the app (keyPressed).
 * Comes from a revision; gives selections and clicks as UTF-16 offsets of it.
 */
import { EditorState, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Block, Revision } from '#core/model/source.ts';
import { intersection, type Span } from '#core/text/segments.ts';
import { selectionAfterKey, type ReadingSelection } from './caret-keys.ts';
import { domSelection } from './dom-selection.ts';
import { frozenText } from './frozen-text.ts';
import { ReadingDocument } from './reading-document.ts';

export type { ReadingSelection } from './caret-keys.ts';

export interface ReadingViewOptions {
  readonly revision: Revision;
  readonly language: string | null;
  /** The accessible name of the text. */
  readonly label: string;
  /**
   * After mouse, touch and keys; a caret is a selection whose ends are equal. What a mouse selects is told when its
   * button is let go: where it was pressed is no caret that anybody has put there.
   */
  readonly selectionChanged: (selection: ReadingSelection) => void;
  /** A click that selects nothing. */
  readonly clicked: (offset: number, event: MouseEvent) => void;
  /** The app looks at each key first; true means that it used it. */
  readonly keyPressed: (event: KeyboardEvent) => boolean;
}

/** How long a finger's selection must rest before it counts. */
const TOUCH_REST_MS = 200;
/** What ends a pull of the mouse, also outside the text and the window. */
const RELEASES = ['pointerup', 'pointercancel', 'blur'] as const;

export class ReadingView {
  readonly revision: Revision;
  readonly #document: ReadingDocument;
  readonly #view: EditorView;
  readonly #options: ReadingViewOptions;
  #told: ReadingSelection;
  #isPressed = false;
  #touchWaiting: ReturnType<typeof setTimeout> | undefined;
  #touchSelection: ReadingSelection | null = null;

  constructor(place: HTMLElement, options: ReadingViewOptions) {
    this.revision = options.revision;
    this.#options = options;
    this.#document = new ReadingDocument(options.revision, options.language);
    const touch = matchMedia('(pointer: coarse)').matches;
    this.#view = new EditorView(
      { mount: place.appendChild(document.createElement('div')) },
      {
        state: EditorState.create({ doc: this.#document.node, plugins: [frozenText()] }),
        // A finger selects with the system's handles; a caret would bring up the keyboard.
        editable: () => !touch,
        attributes: {
          class: 'reading-text',
          role: 'textbox',
          tabindex: '0',
          'aria-readonly': 'true',
          'aria-multiline': 'true',
          'aria-label': options.label,
          inputmode: 'none',
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          translate: 'no',
        },
        dispatchTransaction: (transaction) => {
          this.#view.updateState(this.#view.state.apply(transaction));
          if (transaction.selectionSet && !this.#isPressed) this.#tell();
        },
        handleKeyDown: (_, event) => this.#keyed(event),
        handleClick: (_, position, event) => {
          const { from, to } = this.#view.state.selection;
          if (from === to || touch) options.clicked(this.#document.offsetOf(position), event);
          return false;
        },
        handleDOMEvents: {
          pointerdown: (_, { pointerType }) => {
            this.#isPressed = pointerType === 'mouse';
          },
        },
      },
    );
    this.#told = this.selection;
    for (const type of RELEASES) addEventListener(type, this.#released, { capture: true });
    if (touch) document.addEventListener('selectionchange', this.#touched);
  }

  /** The focusable text. */
  get element(): HTMLElement {
    return this.#view.dom;
  }

  /** Browsers put the caret of a text that gets the focus at its start; here it stays where it was. */
  focus(): void {
    if (this.#view.editable) this.#view.focus();
    else this.element.focus();
  }

  get selection(): ReadingSelection {
    const { anchor, head } = this.#view.state.selection;
    return (
      this.#touchSelection ?? {
        anchor: this.#document.offsetOf(anchor),
        head: this.#document.offsetOf(head),
      }
    );
  }

  select(
    { anchor, head }: ReadingSelection,
    { scroll = true, focus = false }: { scroll?: boolean; focus?: boolean } = {},
  ): void {
    this.#touchSelection = null;
    const { state } = this.#view;
    const selection = TextSelection.create(
      state.doc,
      this.#document.positionOf(anchor),
      this.#document.positionOf(head),
    );
    if (focus) this.#view.focus();
    const transaction = state.tr.setSelection(selection);
    this.#view.dispatch(scroll ? transaction.scrollIntoView() : transaction);
  }

  /** Client rectangles of the lines of a span; none where it is folded away. */
  rectsOf(span: Span): DOMRect[] {
    // A layout that was measured before may still be asked about while its column goes.
    if (this.#view.isDestroyed) return [];
    return this.#partsOf(span).flatMap(({ start, end }) => {
      const from = this.#view.domAtPos(this.#document.positionOf(start), 1);
      const to = this.#view.domAtPos(this.#document.positionOf(end), -1);
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return [...range.getClientRects()];
    });
  }

  /** One element a block of the revision, in its order. */
  blockElements(): readonly HTMLElement[] {
    return [...this.#view.dom.children].filter((child) => child instanceof HTMLElement);
  }

  /** The UTF-16 offset under a point of the window, null outside the text. */
  offsetAt(clientX: number, clientY: number): number | null {
    const found = this.#view.posAtCoords({ left: clientX, top: clientY });
    return found ? this.#document.offsetOf(found.pos) : null;
  }

  /** Wraps spans in elements with classes: only for browsers that cannot paint ranges. */
  decorate(parts: readonly { readonly span: Span; readonly className: string }[]): void {
    const decorations = parts.map(({ span, className }) =>
      Decoration.inline(
        this.#document.positionOf(span.start),
        this.#document.positionOf(span.end),
        { class: className },
      ),
    );
    const set = DecorationSet.create(this.#document.node, decorations);
    this.#view.setProps({ decorations: () => set });
  }

  /** Index of the block that an offset belongs to. */
  blockIndexAt(offset: number): number {
    return this.#document.blockIndexAt(offset);
  }

  /** The span in the DOM, one range a block that it touches; only while nothing is decorated. */
  domRanges(span: Span): StaticRange[] {
    const elements = this.#view.dom.children;
    return this.#partsOf(span).flatMap(({ start, end, block, index }) => {
      const text = elements[index]?.firstChild;
      if (!(text instanceof Text)) return [];
      const [startOffset, endOffset] = [start - block.start, end - block.start];
      return new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset });
    });
  }

  destroy(): void {
    clearTimeout(this.#touchWaiting);
    document.removeEventListener('selectionchange', this.#touched);
    for (const type of RELEASES) removeEventListener(type, this.#released, { capture: true });
    const { dom } = this.#view;
    this.#view.destroy();
    dom.remove();
  }

  #keyed(event: KeyboardEvent): boolean {
    this.#followCaret();
    if (this.#options.keyPressed(event)) {
      event.preventDefault();
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return isEditingShortcut(event);
    const { revision, language } = this.#options;
    const selection = selectionAfterKey(event.key, this.selection, revision, language);
    if (!selection) return event.key === 'Enter' || event.key.length === 1;
    event.preventDefault();
    this.select(selection);
    return true;
  }

  /** Browsers tell that a key has moved the caret after a while; the next key may come before that. */
  #followCaret(): void {
    const selection = this.#domSelection();
    if (selection && !isSame(selection, this.selection)) this.select(selection, { scroll: false });
  }

  #tell(): void {
    const { selection } = this;
    if (isSame(selection, this.#told)) return;
    this.#told = selection;
    this.#options.selectionChanged(selection);
  }

  readonly #released = ({ type, target }: Event): void => {
    // A text that loses the focus is still under the mouse.
    if (!this.#isPressed || (type === 'blur' && target !== globalThis.window)) return;
    this.#isPressed = false;
    this.#followCaret();
    this.#tell();
  };

  /** A text that is not editable gets no transactions, so the document's selection is read instead. */
  readonly #touched = (): void => {
    clearTimeout(this.#touchWaiting);
    this.#touchWaiting = setTimeout(() => {
      const selection = this.#domSelection();
      if (!selection) return;
      this.#touchSelection = selection;
      this.#tell();
    }, TOUCH_REST_MS);
  };

  #partsOf(span: Span): { start: number; end: number; block: Block; index: number }[] {
    const first = this.blockIndexAt(span.start);
    const last = this.blockIndexAt(Math.max(span.start, span.end - 1));
    return this.revision.blocks.slice(first, last + 1).flatMap((block, place) => {
      const part = intersection(block, span);
      return part ? { ...part, block, index: first + place } : [];
    });
  }

  /** What the browser has selected; null while that is not in this text. */
  #domSelection(): ReadingSelection | null {
    const found = domSelection(this.#view);
    return (
      found && {
        anchor: this.#document.offsetOf(found.anchor),
        head: this.#document.offsetOf(found.head),
      }
    );
  }
}

function isSame(a: ReadingSelection, b: ReadingSelection): boolean {
  return a.anchor === b.anchor && a.head === b.head;
}

/** Bold, italic and the like: the browser must not try them on the text. */
function isEditingShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && ['b', 'i', 'u'].includes(event.key.toLowerCase());
}
