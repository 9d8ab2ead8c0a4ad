/*
 * The copy of one document on this device (IndexedDB), and whether it holds all that is in the document.
 * y-indexeddb does not say when it could not write, and throws out of the document's event once the browser has shut
 * the database (storage cleared, a tab closed elsewhere): then nobody behind it hears of the change, not even the
 * socket. Here a write that failed is told, and made up for by the whole document as soon as there is a place for it.
 */
/* oxlint-disable no-underscore-dangle -- so y-indexeddb names what a class over it needs */
import { createStores, deleteDB, openDB } from 'lib0/indexeddb';
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { Observable } from './observable.ts';

/** How long the copy is waited for; a browser may never open it, in a private window for instance. */
const COPY_MS = 2_000;
/** Between two attempts to make up for what could not be written. */
const AGAIN_MS = 5_000;
const TRIM_MS = 1_000;

export class DeviceCopy extends IndexeddbPersistence {
  /** False while something of the document could not be written here. */
  readonly isWhole = new Observable(true);
  /** Resolves when the copy has been read, or cannot be. */
  readonly restored: Promise<void>;
  #isMakingUp = false;
  /** There is more than what is being written. */
  #isStale = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #trim: ReturnType<typeof setTimeout> | undefined;

  constructor(name: string, document: Y.Doc) {
    super(name, document);
    document.off('update', this._storeUpdate);
    this._storeUpdate = (update, origin) => {
      if (origin !== this) void this.#write(update);
    };
    document.on('update', this._storeUpdate);
    const read = this.whenSynced.then(() => this.isWhole.set(true));
    const late = atLatestIn(COPY_MS).then(() => this.isWhole.set(this.synced));
    this.restored = Promise.race([read, late]);
  }

  override destroy(): Promise<void> {
    clearTimeout(this.#again);
    clearTimeout(this.#trim);
    // Where the browser never opened it, there is nothing to wait for.
    return Promise.race([super.destroy().catch(() => undefined), atLatestIn(COPY_MS)]);
  }

  /** Resolves when it is gone; y-indexeddb does not wait for that. A storage that fails or never answers holds nobody. */
  override async clearData(): Promise<void> {
    await this.destroy();
    await Promise.race([deleteDB(this.name).catch(() => undefined), atLatestIn(COPY_MS)]);
  }

  /** What comes before the database is open is in what y-indexeddb writes when it opens. */
  async #write(update: Uint8Array): Promise<void> {
    if (!this.db) return;
    // After a gap, a single change would be a copy of something that nobody can put together.
    if (!this.isWhole.value) return this.#makeUp();
    try {
      await added(this.db, update);
      this._dbsize += 1;
      if (this._dbsize >= PREFERRED_TRIM_SIZE) this.#trimSoon();
    } catch {
      await this.#makeUp();
    }
  }

  /** The whole document, in a database that is opened anew; once more for what is written meanwhile. */
  async #makeUp(): Promise<void> {
    this.isWhole.set(false);
    this.#isStale = true;
    if (this.#isMakingUp) return;
    this.#isMakingUp = true;
    clearTimeout(this.#again);
    try {
      while (this.#isStale && !this._destroyed) {
        this.#isStale = false;
        await this.#writeWhole();
      }
      this.isWhole.set(true);
    } catch {
      if (!this._destroyed) this.#again = setTimeout(() => void this.#makeUp(), AGAIN_MS);
    }
    this.#isMakingUp = false;
  }

  async #writeWhole(): Promise<void> {
    this.db?.close();
    const database = await opened(this.name);
    this._db = Promise.resolve(database);
    this.db = database;
    this._dbref = 0;
    if (this._destroyed) database.close();
    else await added(database, Y.encodeStateAsUpdate(this.doc));
  }

  #trimSoon(): void {
    clearTimeout(this.#trim);
    this.#trim = setTimeout(() => {
      // Many small changes instead of one large are no loss.
      storeState(this, false).catch(() => undefined);
    }, TRIM_MS);
  }
}

/** Resolves when it is on disk; a full disk is only told at the end of the transaction. */
function added(database: IDBDatabase, update: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('updates', 'readwrite');
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error('not written')));
    transaction.objectStore('updates').add(update);
  });
}

/** As y-indexeddb opens it. */
function opened(name: string): Promise<IDBDatabase> {
  return openDB(name, (made) => {
    createStores(made, [['updates', { autoIncrement: true }], ['custom']]);
  });
}

function atLatestIn(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
