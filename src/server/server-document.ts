/*
 * A document that the server alone writes: first on a desk of its own, then into the log, then to everybody.
 * Not the decision what to write (publication.ts, open-workspace.ts).
 * Comes from the librarian and from commands; goes to the log and, once durable, to the live document and all screens.
 */
import * as Y from 'yjs';
import type { UpdateLog } from './update-log.ts';

export class ServerDocument {
  readonly name: string;
  readonly #log: UpdateLog;
  readonly #desk: Y.Doc;
  #live: Y.Doc | null = null;
  /** What the desk has and the log has not: empty, but for a write under way or a disk that failed. */
  #unlogged: Uint8Array[] = [];
  #writing: Promise<void> = Promise.resolve();

  private constructor(name: string, log: UpdateLog, desk: Y.Doc) {
    this.name = name;
    this.#log = log;
    this.#desk = desk;
    desk.on('update', (update) => this.#unlogged.push(update));
  }

  static async open(name: string, log: UpdateLog): Promise<ServerDocument> {
    return new ServerDocument(name, log, await log.loadDocument(name));
  }

  /** For reading. What it holds may be a moment ahead of the disk. */
  get document(): Y.Doc {
    return this.#desk;
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#desk);
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
