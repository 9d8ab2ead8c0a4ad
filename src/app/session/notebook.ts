/*
 * What I may do to my marks: each call is one intent, one transaction, one step of undo.
 * Not the rules of a mark (core) and not the network (connection.ts).
 */
import type * as Y from 'yjs';
import type { Annotation } from '#core/model/annotation.ts';
import type { AnnotationId, ReplyId } from '#core/model/ids.ts';
import type { Reply, Vote } from '#core/model/talk.ts';
import {
  changeNotebookRecord,
  notebookUndo,
  removeNotebookRecord,
  removeNotebookTalk,
  TALK_KINDS,
  writeNotebookRecord,
  writeNotebookTalk,
  type AnnotationChange,
} from '#sync/notebook-document.ts';
import { Observable } from './observable.ts';

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
    changeNotebookRecord(this.#document, id, change, new Date().toISOString(), this);
  }

  remove(id: AnnotationId): void {
    removeNotebookRecord(this.#document, id, this);
  }

  /** A new reply, or another text for one of mine. */
  reply(reply: Reply): void {
    writeNotebookTalk(this.#document, { kind: 'replies', value: reply }, this);
  }

  removeReply(id: ReplyId): void {
    removeNotebookTalk(this.#document, 'replies', id, this);
  }

  vote(vote: Vote): void {
    writeNotebookTalk(this.#document, { kind: 'votes', value: vote }, this);
  }

  removeVote(about: AnnotationId): void {
    removeNotebookTalk(this.#document, 'votes', about, this);
  }

  /** Takes out a record by the key under which it was refused; the key need not be an id. */
  removeRefused(key: string): void {
    this.#document.transact(() => {
      removeNotebookRecord(this.#document, key, this);
      for (const kind of TALK_KINDS) removeNotebookTalk(this.#document, kind, key, this);
    }, this);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }
}
