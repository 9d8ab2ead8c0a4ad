/*
 * What I may do to my marks and other records: each call is one intent, one transaction, one step of undo.
 * Not the rules of a mark (core) and not the network (connection.ts).
 */
import type * as Y from 'yjs';
import type { Annotation } from '#core/model/annotation.ts';
import type { AnnotationId } from '#core/model/ids.ts';
import type { PlainKind, PlainRecords } from '#core/model/plain-records.ts';
import {
  changeNotebookRecord,
  notebookUndo,
  removeNotebookRecord,
  removePlainRecord,
  writeNotebookRecord,
  writePlainRecord,
  type AnnotationChange,
} from '#sync/notebook-document.ts';
import type { Refusal } from '#sync/wire.ts';
import { Observable } from './observable.ts';
import { serverDate } from './server-clock.ts';

export interface UndoState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export class Notebook {
  readonly undoState = new Observable<UndoState>({ canUndo: false, canRedo: false });
  readonly #document: Y.Doc;
  readonly #undo: Y.UndoManager;

  constructor(document: Y.Doc) {
    this.#document = document;
    this.#undo = notebookUndo(document, this);
    const tell = () =>
      this.undoState.set({ canUndo: this.#undo.canUndo(), canRedo: this.#undo.canRedo() });
    this.#undo.on('stack-item-added', tell);
    this.#undo.on('stack-item-popped', tell);
  }

  add(annotation: Annotation): void {
    writeNotebookRecord(this.#document, annotation, this);
  }

  change(id: AnnotationId, change: AnnotationChange): void {
    changeNotebookRecord(this.#document, id, change, serverDate().toISOString(), this);
  }

  /** By key, because a refused record need not have an id. */
  remove(key: string): void {
    removeNotebookRecord(this.#document, key, this);
  }

  /** A new record, or another version of one of mine. */
  put<Kind extends PlainKind>(kind: Kind, record: PlainRecords[Kind]): void {
    writePlainRecord(this.#document, kind, record, this);
  }

  take(kind: PlainKind, key: string): void {
    removePlainRecord(this.#document, kind, key, this);
  }

  /** Several intents as one: one transaction, one step of undo. */
  together(intents: () => void): void {
    this.#document.transact(intents, this);
  }

  /** Takes out what was refused and nothing else; its key need not be an id. */
  removeRefused({ kind, key }: Pick<Refusal, 'kind' | 'key'>): void {
    if (kind === 'annotations') this.remove(key);
    else this.take(kind, key);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }
}
