/*
 * The log of Yjs updates with group commit: what `append` resolved for is on the disk, also after SIGKILL.
 * Not the documents themselves; nothing in memory here matters for durability.
 * Comes from the sync server and the reading room; goes to storage, and back as states when documents load.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import * as Y from 'yjs';
import type { DocumentSize, LoggedUpdate, Storage } from './storage.ts';
import { toDocument, toState } from './stored-document.ts';

/** Compaction starts at this many updates, once they weigh at least half of the snapshot: so it costs O(1) a byte. */
const COMPACT_AFTER_UPDATES = 500;
/** … or at this many, however large the snapshot is. */
const COMPACT_AT_LATEST = 20_000;

interface Waiting extends LoggedUpdate {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

type Backlog = Omit<DocumentSize, 'document'>;

export class UpdateLog {
  readonly #storage: Storage;
  readonly #logger: FastifyBaseLogger;
  readonly #compactAfter: number;
  readonly #backlog: Map<string, Backlog>;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #compacting: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(
    storage: Storage,
    logger: FastifyBaseLogger,
    sizes: readonly DocumentSize[],
    compactAfter: number,
  ) {
    this.#storage = storage;
    this.#logger = logger;
    this.#compactAfter = compactAfter;
    this.#backlog = new Map(sizes.map(({ document, ...size }) => [document, size]));
  }

  static async open(
    storage: Storage,
    logger: FastifyBaseLogger,
    compactAfterUpdates: number = COMPACT_AFTER_UPDATES,
  ): Promise<UpdateLog> {
    return new UpdateLog(storage, logger, await storage.sizes(), compactAfterUpdates);
  }

  /** Resolves when the update is on the disk. Rejects when it could not be written, or after close. */
  append(document: string, update: Uint8Array): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('the update log is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ document, update, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** The document as one update, null when nothing is kept. */
  async load(document: string): Promise<Uint8Array | null> {
    return toState(await this.#storage.read(document), this.#damaged(document));
  }

  /** The document itself; empty when nothing is kept. */
  async loadDocument(document: string): Promise<Y.Doc> {
    return toDocument(await this.#storage.read(document), this.#damaged(document));
  }

  documents(): Promise<readonly string[]> {
    return this.#storage.documents();
  }

  /** Bytes that a document takes on the disk. */
  bytesOf(document: string): number {
    const size = this.#backlog.get(document);
    return size ? size.updateBytes + size.snapshotBytes : 0;
  }

  /** Replaces snapshot and updates of one document by a new snapshot; one at a time, or an older one could win. */
  compact(document: string): Promise<void> {
    const turn = this.#compacting.then(() => this.#compactNow(document));
    this.#compacting = turn.catch(() => undefined);
    return turn;
  }

  /** Takes documents out for good, after what still waits to be written. */
  async remove(documents: readonly string[]): Promise<void> {
    const gone = new Set(documents);
    await this.#flushing;
    await this.#compacting;
    await this.#storage.removeDocuments(documents);
    for (const document of gone) this.#backlog.delete(document);
  }

  /** Writes a document anew without anything that was deleted from it, also where its log is short. */
  async rewrite(document: string): Promise<void> {
    await this.#flushing;
    const turn = this.#compacting.then(async () => {
      const stored = await this.#storage.read(document);
      const whole = toDocument(stored, this.#damaged(document));
      const state = Y.encodeStateAsUpdate(whole);
      whole.destroy();
      await this.#storage.replace(document, stored.through, state);
      this.#backlog.set(document, { updates: 0, updateBytes: 0, snapshotBytes: state.byteLength });
    });
    this.#compacting = turn.catch(() => undefined);
    return turn;
  }

  async #compactNow(document: string): Promise<void> {
    const stored = await this.#storage.read(document);
    if (stored.updates.length === 0) return;
    const state = toState(stored, this.#damaged(document));
    if (!state) return;
    await this.#storage.replace(document, stored.through, state);
    this.#backlog.set(document, { updates: 0, updateBytes: 0, snapshotBytes: state.byteLength });
  }

  /** Writes what waits, compacts every document, and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    for (const [document, size] of this.#backlog) {
      if (size.updates > 0) await this.compact(document);
    }
  }

  /** Whatever queues up while one transaction is written goes into the next one, all together. */
  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn();
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#storage.append(batch);
        for (const { resolve } of batch) resolve();
        await this.#compactWhereDue(batch);
      } catch (error) {
        this.#logger.error({ err: error }, 'updates could not be written to the disk');
        for (const { reject } of batch) reject(error);
      }
    }
    this.#flushing = null;
  }

  async #compactWhereDue(batch: readonly LoggedUpdate[]): Promise<void> {
    const due = new Set<string>();
    for (const { document, update } of batch) {
      const size = this.#backlog.get(document) ?? { updates: 0, updateBytes: 0, snapshotBytes: 0 };
      const updates = size.updates + 1;
      const updateBytes = size.updateBytes + update.byteLength;
      this.#backlog.set(document, { ...size, updates, updateBytes });
      const outweighs = updates >= this.#compactAfter && updateBytes * 2 >= size.snapshotBytes;
      if (outweighs || updates >= COMPACT_AT_LATEST) due.add(document);
    }
    for (const document of due) {
      await nextTurn(); // acknowledgements go out before the work starts
      try {
        await this.compact(document);
      } catch (error) {
        this.#logger.error({ err: error, document }, 'compaction failed and is tried again later');
      }
    }
  }

  #damaged(document: string): (error: unknown) => void {
    return (error) =>
      this.#logger.error({ err: error, document }, 'an update in the log cannot be applied');
  }
}
