/*
 * The reading room as the server writes it: first on a desk of its own, then into the log, then to everybody.
 * Not the decision what to publish (librarian.ts, publication.ts).
 * Comes from publication as one change; goes to the log and, once durable, to the live document and all screens.
 */
import * as Y from 'yjs';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { AnnotationId, MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import {
  readRoomAnnotation,
  readRoomAnnotations,
  readRoomMembers,
  writeReadingRoom,
  type ReadingRoomChange,
} from '#sync/documents.ts';
import type { UpdateLog } from './update-log.ts';

export class ReadingRoom {
  readonly #name: string;
  readonly #log: UpdateLog;
  readonly #desk: Y.Doc;
  #live: Y.Doc | null = null;
  /** What the desk has and the log has not: empty, but for a disk that failed. */
  #unlogged: Uint8Array[] = [];

  private constructor(name: string, log: UpdateLog, desk: Y.Doc) {
    this.#name = name;
    this.#log = log;
    this.#desk = desk;
    desk.on('update', (update) => this.#unlogged.push(update));
  }

  static async open(name: string, log: UpdateLog): Promise<ReadingRoom> {
    return new ReadingRoom(name, log, await log.loadDocument(name));
  }

  /** From now on changes also go to the document that connections share. */
  attach(live: Y.Doc): void {
    this.#live = live;
  }

  annotation(id: string): PublishedAnnotation | undefined {
    return readRoomAnnotation(this.#desk, id);
  }

  annotations(): ReadonlyMap<AnnotationId, PublishedAnnotation> {
    return readRoomAnnotations(this.#desk);
  }

  members(): ReadonlyMap<MemberId, Member> {
    return readRoomMembers(this.#desk);
  }

  /**
   * Resolves when the change is durable and broadcast. Call it one at a time.
   * After a rejection the change stays on the desk and goes out with the next call.
   */
  async write(change: ReadingRoomChange): Promise<void> {
    writeReadingRoom(this.#desk, change);
    const [first, ...rest] = this.#unlogged;
    if (!first) return;
    const update = rest.length === 0 ? first : Y.mergeUpdates([first, ...rest]);
    await this.#log.append(this.#name, update);
    this.#unlogged = [];
    if (this.#live) Y.applyUpdate(this.#live, update, { source: 'local', skipStoreHooks: true });
  }
}
