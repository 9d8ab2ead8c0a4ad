/*
 * All marks as one immutable map: mine from my notebook at once, everybody else's from the reading room.
 * Not filtered and not drawn. Comes from two Y.Docs; goes to painters (what changed) and lists (the map).
 */
import type * as Y from 'yjs';
import type { Anchored } from '#core/compare/current-targets.ts';
import { parseAnnotation, type PublishedAnnotation, type Target } from '#core/model/annotation.ts';
import type { AnnotationId, MemberId } from '#core/model/ids.ts';
import {
  observeRoomAnnotations,
  readRoomAnnotation,
  readRoomAnnotations,
} from '#sync/documents.ts';
import { observeNotebook, readNotebook, readNotebookRecord } from '#sync/notebook-document.ts';
import type { Anchor } from './anchoring.ts';
import { Observable } from './observable.ts';

export interface Mark extends PublishedAnnotation {
  readonly own: boolean;
  /** Where its words are in the text of now; the target is there, except that of a lost one. */
  readonly standing: Anchored['standing'];
  /** The words that were marked, in the text of then. */
  readonly made: Target;
}
/** By id; looked up with keys that need not be ids. */
export type Marks = ReadonlyMap<string, Mark>;

export interface MarksChange {
  readonly changed: readonly Mark[];
  readonly removed: readonly AnnotationId[];
}

export class MarkStore {
  readonly marks: Observable<Marks>;
  readonly #notebook: Y.Doc;
  readonly #readingRoom: Y.Doc;
  readonly #member: MemberId;
  readonly #anchor: Observable<Anchor>;
  readonly #listeners = new Set<(change: MarksChange) => void>();
  readonly #stops: readonly (() => void)[];

  constructor(notebook: Y.Doc, readingRoom: Y.Doc, member: MemberId, anchor: Observable<Anchor>) {
    this.#notebook = notebook;
    this.#readingRoom = readingRoom;
    this.#member = member;
    this.#anchor = anchor;
    this.marks = new Observable<Marks>(this.#readAll());
    this.#stops = [
      observeNotebook(notebook, (keys) => this.#update(keys)),
      observeRoomAnnotations(readingRoom, (keys) => this.#update(keys)),
      anchor.watch(() => this.#update(new Set(this.marks.value.keys()))),
    ];
  }

  /** What changed, mark by mark, so that a painter repaints only that. @returns the way to stop. */
  onChange(listener: (change: MarksChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * What only this device has: own marks that are otherwise since the server kept them. Where nothing is known of that
   * (null), those that the reading room shows otherwise, which may lag behind the server and need not show them.
   */
  countKeptHere(sinceKept: ReadonlySet<string> | null): number {
    if (sinceKept) return sinceKept.size;
    return [...this.#keys()].filter((key) => {
      const here = this.marks.value.get(key);
      const there = readRoomAnnotation(this.#readingRoom, key);
      const published = there?.author === this.#member ? there.modified : undefined;
      return (here?.own ? here.modified : undefined) !== published;
    }).length;
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  /** Of all records that there are, whatever becomes of them here. */
  #keys(): Set<string> {
    return new Set<string>([
      ...readNotebook(this.#notebook).keys(),
      ...readRoomAnnotations(this.#readingRoom).keys(),
    ]);
  }

  #readAll(): Marks {
    const marks = new Map<string, Mark>();
    for (const key of this.#keys()) {
      const mark = this.#read(key);
      if (mark) marks.set(mark.id, mark);
    }
    return marks;
  }

  #read(key: string): Mark | null {
    const own = parseAnnotation(readNotebookRecord(this.#notebook, key));
    if (own.ok) return this.#anchored({ ...own.value, author: this.#member }, true);
    const published = readRoomAnnotation(this.#readingRoom, key);
    const isOthers = published !== undefined && published.author !== this.#member;
    return isOthers ? this.#anchored(published, false) : null;
  }

  #anchored(record: PublishedAnnotation, own: boolean): Mark {
    return { ...record, ...this.#anchor.value(record.target), made: record.target, own };
  }

  #update(keys: ReadonlySet<string>): void {
    const marks = new Map(this.marks.value);
    const changed: Mark[] = [];
    const removed: AnnotationId[] = [];
    for (const key of keys) {
      const mark = this.#read(key);
      const before = marks.get(key);
      if (mark) {
        marks.set(mark.id, mark);
        changed.push(mark);
      } else if (before) {
        marks.delete(before.id);
        removed.push(before.id);
      }
    }
    if (changed.length === 0 && removed.length === 0) return;
    this.marks.set(marks);
    for (const listener of this.#listeners) listener({ changed, removed });
  }
}
