/*
 * What is about to be marked: the selection, pieces collected for one mark, and how far the palette is open.
 * Not the palette's look (palette.tsx). Comes from reading views; goes to the notebook as one intent.
 */
import type { LayerId, TagId } from '#core/model/ids.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { tidySpan, type Span } from '#core/text/segments.ts';
import type { Notebook } from '../session/notebook.ts';
import { Observable } from '../session/observable.ts';
import { serverDate } from '../session/server-clock.ts';
import { changeView } from '../view-state.ts';
import { makeAnnotation } from './make-annotation.ts';
import { rememberTag } from './recent-tags.ts';

export interface MarkingSelection {
  readonly source: Source;
  /** UTF-16, ordered, tidied; null while only a caret stands there. */
  readonly span: Span | null;
  readonly caret: number;
}

/** offer: shown at the selection, focus stays in the text. choose: the palette has the focus. */
export type PaletteState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'offer' }
  | { readonly kind: 'choose'; readonly layer: LayerId | null }
  /** The words are named instead of marked. */
  | { readonly kind: 'name' }
  /** Somebody is said to say them. */
  | { readonly kind: 'attribute' };

export interface Pieces {
  readonly source: Source;
  readonly spans: readonly Span[];
}

export class Marking {
  readonly selection = new Observable<MarkingSelection | null>(null);
  readonly pieces = new Observable<Pieces | null>(null);
  readonly palette = new Observable<PaletteState>({ kind: 'closed' });
  readonly #notebook: Notebook;
  readonly mayMark: boolean;

  /** Without the right to mark, texts can still be selected, but nothing is offered. */
  constructor(notebook: Notebook, mayMark: boolean) {
    this.#notebook = notebook;
    this.mayMark = mayMark;
  }

  /** The palette has the focus, or gets it as soon as what it shows has arrived. */
  get isAsking(): boolean {
    const { kind } = this.palette.value;
    return kind !== 'closed' && kind !== 'offer';
  }

  select(source: Source, anchor: number, head: number): void {
    const { text } = currentRevision(source);
    const span = tidySpan(text, { start: anchor, end: head });
    const selected = anchor === head ? null : span;
    this.selection.set({ source, span: selected, caret: head });
    if (selected && this.mayMark) this.palette.set({ kind: 'offer' });
    else if (this.palette.value.kind !== 'choose' || !this.pieces.value) this.closePalette();
  }

  /** Keeps the selection as one piece of the coming mark, so that another can be selected. */
  addPiece(): void {
    const selection = this.selection.value;
    if (!selection?.span || !this.mayMark) return;
    const before = this.pieces.value;
    const spans = before?.source.id === selection.source.id ? before.spans : [];
    this.pieces.set({ source: selection.source, spans: [...spans, selection.span] });
    this.palette.set({ kind: 'closed' });
  }

  openPalette(layer: LayerId | null): boolean {
    const isEmpty = !this.selection.value?.span && !this.pieces.value;
    if (isEmpty || !this.mayMark) return false;
    this.palette.set({ kind: 'choose', layer });
    return true;
  }

  /** To say something of the selected words that is no mark. */
  openForm(kind: 'name' | 'attribute'): boolean {
    if (!this.selection.value?.span || !this.mayMark) return false;
    this.palette.set({ kind });
    return true;
  }

  closePalette(): void {
    this.palette.set({ kind: 'closed' });
  }

  dropPieces(): void {
    this.pieces.set(null);
  }

  /** What would be marked now: all pieces and the selection, in one source. */
  wanted(): Pieces | null {
    const selection = this.selection.value;
    const pieces = this.pieces.value;
    if (!selection?.span) return pieces;
    const before = pieces?.source.id === selection.source.id ? pieces.spans : [];
    return { source: selection.source, spans: [...before, selection.span] };
  }

  mark(tag: TagId, codeBookRevision: number): void {
    const wanted = this.wanted();
    this.palette.set({ kind: 'closed' });
    if (!wanted) return;
    const revision = currentRevision(wanted.source);
    const annotation = makeAnnotation({ ...wanted, revision, tag, codeBookRevision }, serverDate());
    if (!annotation) return;
    this.#notebook.add(annotation);
    rememberTag(tag);
    this.pieces.set(null);
    changeView({ mark: annotation.id });
  }
}
