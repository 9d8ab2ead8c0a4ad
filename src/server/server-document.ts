/*
 * A document that the server alone writes: first on a desk of its own, then into the log, then to everybody.
 * Not the decision what to write (publication.ts, open-workspace.ts).
 * Comes from the librarian and from commands; goes to the log and, once durable, to the live document and all screens.
 */
import * as Y from 'yjs';
import type { UpdateLog } from './update-log.ts';

/** All of a document as one update, and its state vector: what is missing can be had from there on. */
export interface KeptState {
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
}

export class ServerDocument {
  readonly name: string;
  readonly #log: UpdateLog;
  readonly #desk: Y.Doc;
  #live: Y.Doc | null = null;
  /** What the desk has and the log has not: empty, but for a write under way or a disk that failed. */
  #unlogged: Uint8Array[] = [];
  #writing: Promise<void> = Promise.resolve();
  /** Never ahead of the disk. Behind by insertions only, so that nothing that was taken out is ever sent. */
  #kept: KeptState | null = null;
  #insertedSince = 0;

  private constructor(name: string, log: UpdateLog, desk: Y.Doc) {
    this.name = name;
    this.#log = log;
    this.#desk = desk;
    desk.on('update', (update, _origin, _document, transaction) => {
      this.#unlogged.push(update);
      this.#insertedSince += update.byteLength;
      const outgrown = this.#insertedSince * 4 > (this.#kept?.state.byteLength ?? 0);
      if (outgrown || transaction.deleteSet.clients.size > 0) this.#kept = null;
    });
  }

  static async open(name: string, log: UpdateLog): Promise<ServerDocument> {
    return new ServerDocument(name, log, await log.loadDocument(name));
  }

  /** For reading. What it holds may be a moment ahead of the disk. */
  get document(): Y.Doc {
    return this.#desk;
  }

  /** All of it but, at most, what `attach` adds. */
  state(): Uint8Array {
    return this.durableState()?.state ?? Y.encodeStateAsUpdate(this.#desk);
  }

  /** All of it, also what `attach` would add: to be applied one after the other. */
  updates(): readonly Uint8Array[] {
    const kept = this.durableState();
    if (!kept) return [Y.encodeStateAsUpdate(this.#desk)];
    return [kept.state, Y.encodeStateAsUpdate(this.#desk, kept.vector)];
  }

  /**
   * Encoded once and kept: what is missing, insertions of late, can be had from its vector on.
   * Null when there is none and a write is under way.
   */
  durableState(): KeptState | null {
    if (this.#kept || this.#unlogged.length > 0) return this.#kept;
    this.#kept = {
      state: Y.encodeStateAsUpdate(this.#desk),
      vector: Y.encodeStateVector(this.#desk),
    };
    this.#insertedSince = 0;
    return this.#kept;
  }

  /** From now on changes also go to the document that connections share, until that is destroyed. */
  attach(live: Y.Doc): void {
    this.#live = live;
    broadcast(live, Y.encodeStateAsUpdate(this.#desk, Y.encodeStateVector(live)));
  }

  /**
   * Resolves when the change is durable and broadcast.
   * After a rejection the change stays on the desk and goes out with the next call.
   */
  write(change: (document: Y.Doc) => void): Promise<void> {
    change(this.#desk);
    const turn = this.#writing.then(() => this.#send());
    this.#writing = turn.catch(() => undefined);
    return turn;
  }

  async #send(): Promise<void> {
    const updates = [...this.#unlogged];
    const [first, ...rest] = updates;
    if (!first) return;
    const update = rest.length === 0 ? first : Y.mergeUpdates(updates);
    await this.#log.append(this.name, update);
    this.#unlogged.splice(0, updates.length);
    if (this.#live && !this.#live.isDestroyed) broadcast(this.#live, update);
  }
}

function broadcast(live: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(live, update, { source: 'local', skipStoreHooks: true });
}
