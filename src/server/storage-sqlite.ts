/*
 * The storage interface over node:sqlite: one file `crossread.db` in the data folder, WAL, every commit synced.
 * Not a cache: nothing is held in memory. The file may be read by the command line while a server runs.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { memberIdSchema, type MemberId, type WorkspaceId } from '#core/model/ids.ts';
import { START_ERRORS, StartError } from './messages.ts';
import {
  memberRecordSchema,
  workspaceRecordSchema,
  type MemberRecord,
  type WorkspaceRecord,
} from './records.ts';
import { copyTables } from './storage-copy.ts';
import { readingAddress } from './storage-reading.ts';
import { bringUpToDate, inTransaction, SCHEMA_VERSION, schemaVersion } from './storage-schema.ts';
import type { ReadableStorage, Storage, StoredDocument, UndecidedStorage } from './storage.ts';
import { toState } from './stored-document.ts';

/** The one file of a data folder. */
export const DATABASE_FILE = 'crossread.db';
const databasePath = (dataFolder: string) => join(dataFolder, DATABASE_FILE);

/** Opens the data folder for the one server that may write it, and creates what is missing. @throws StartError */
export function openStorage(dataFolder: string): Storage {
  return openToWrite(dataFolder);
}

/** The same for one change that is made whole or not at all: close without `keep` takes all back. @throws StartError */
export function openStorageForOneChange(dataFolder: string): UndecidedStorage {
  const storage = openToWrite(dataFolder);
  storage.beginOneChange();
  return storage;
}

function openToWrite(dataFolder: string): SqliteStorage {
  makeFolder(dataFolder);
  const lock = lockFolder(dataFolder);
  try {
    const database = new DatabaseSync(databasePath(dataFolder), { timeout: 5000 });
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;',
    );
    bringUpToDate(database, dataFolder);
    return new SqliteStorage(database, lock);
  } catch (error) {
    lock.close();
    if (error instanceof StartError) throw error;
    throw new StartError(START_ERRORS.unreadableData(dataFolder), { cause: error });
  }
}

/**
 * A copy of what the data folder holds now, to try things in: nothing is written to the folder, which need not be there,
 * and the copy goes when it is closed. Also while a server writes. @throws StartError
 */
export function openStorageCopy(dataFolder: string): UndecidedStorage {
  const database = new DatabaseSync(''); // SQLite keeps it in a file without a name
  try {
    const path = databasePath(dataFolder);
    if (existsSync(path)) copyTables(path, database);
    bringUpToDate(database, dataFolder);
    return new SqliteStorage(database, null);
  } catch (error) {
    database.close();
    if (error instanceof StartError) throw error;
    throw new StartError(START_ERRORS.unreadableData(dataFolder), { cause: error });
  }
}

/**
 * Opens the data folder for reading, also while a server writes it. Data of an older version is read in a copy that is
 * brought up to date. @throws StartError when there is nothing.
 */
export function openStorageReadOnly(dataFolder: string): ReadableStorage {
  try {
    const database = openDatabaseToRead(dataFolder);
    if (schemaVersion(database) === SCHEMA_VERSION) return new SqliteStorage(database, null);
    database.close();
    return openStorageCopy(dataFolder);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(START_ERRORS.unreadableData(dataFolder), { cause: error });
  }
}

export function openDatabaseToRead(dataFolder: string): DatabaseSync {
  const address = readingAddress(databasePath(dataFolder));
  return new DatabaseSync(address, { readOnly: true, timeout: 5000 });
}

/** Names, marks and keys of people are in there; a folder that was there before keeps its rights. */
export const FOR_THIS_ACCOUNT = { folder: 0o700, file: 0o600 } as const;

function makeFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: FOR_THIS_ACCOUNT.folder });
    accessSync(dataFolder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(START_ERRORS.folderUnwritable(dataFolder), { cause: error });
  }
}

/** A lock that the system releases when the process ends in whatever way: an open exclusive transaction. */
function lockFolder(dataFolder: string): DatabaseSync {
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(join(dataFolder, 'server.lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const isBusy = error instanceof Error && error.message.includes('locked');
    const sentence = isBusy ? START_ERRORS.folderInUse : START_ERRORS.folderUnwritable;
    throw new StartError(sentence(dataFolder), { cause: error });
  }
}

class SqliteStorage implements UndecidedStorage {
  readonly #database: DatabaseSync;
  readonly #lock: DatabaseSync | null;
  #isOneChange = false;

  constructor(database: DatabaseSync, lock: DatabaseSync | null) {
    this.#database = database;
    this.#lock = lock;
  }

  async documents() {
    const rows = this.#database
      .prepare(
        'SELECT document FROM updates UNION SELECT document FROM snapshots ORDER BY document',
      )
      .all();
    return rows.map((row) => String(row['document']));
  }

  async read(document: string): Promise<StoredDocument> {
    return this.#atOnce(() => {
      const snapshot = this.#database
        .prepare('SELECT seq, bytes FROM snapshots WHERE document = ?')
        .get(document);
      const rows = this.#database
        .prepare('SELECT seq, bytes FROM updates WHERE document = ? ORDER BY seq')
        .all(document);
      return {
        snapshot: snapshot ? toBytes(snapshot['bytes']) : null,
        updates: rows.map((row) => toBytes(row['bytes'])),
        through: Number(rows.at(-1)?.['seq'] ?? snapshot?.['seq'] ?? 0),
      };
    });
  }

  async load(document: string) {
    return toState(await this.read(document));
  }

  async sizes() {
    const rows = this.#database
      .prepare(
        `SELECT document, SUM(updates) AS updates, SUM(updateBytes) AS updateBytes, SUM(snapshotBytes) AS snapshotBytes
         FROM (SELECT document, COUNT(*) AS updates, SUM(LENGTH(bytes)) AS updateBytes, 0 AS snapshotBytes
               FROM updates GROUP BY document
               UNION ALL SELECT document, 0, 0, LENGTH(bytes) FROM snapshots)
         GROUP BY document`,
      )
      .all();
    return rows.map((row) => ({
      document: String(row['document']),
      updates: Number(row['updates']),
      updateBytes: Number(row['updateBytes']),
      snapshotBytes: Number(row['snapshotBytes']),
    }));
  }

  async append(updates: Parameters<Storage['append']>[0]) {
    const insert = this.#database.prepare('INSERT INTO updates (document, bytes) VALUES (?, ?)');
    this.#atOnce(() => {
      for (const { document, update } of updates) insert.run(document, update);
    });
  }

  async replace(document: string, through: number, snapshot: Uint8Array) {
    this.#atOnce(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO snapshots (document, seq, bytes) VALUES (?, ?, ?)')
        .run(document, through, snapshot);
      this.#database
        .prepare('DELETE FROM updates WHERE document = ? AND seq <= ?')
        .run(document, through);
    });
  }

  async removeDocuments(documents: readonly string[]) {
    const log = this.#database.prepare('DELETE FROM updates WHERE document = ?');
    const snapshots = this.#database.prepare('DELETE FROM snapshots WHERE document = ?');
    this.#atOnce(() => {
      for (const document of documents) {
        log.run(document);
        snapshots.run(document);
      }
    });
  }

  async scrub() {
    this.#database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  async workspaces() {
    return this.#records('workspaces').map((record) => v.parse(workspaceRecordSchema, record));
  }

  async putWorkspace(record: WorkspaceRecord) {
    this.#atOnce(() => this.#put('workspaces', record));
  }

  async removeWorkspace(id: WorkspaceId) {
    this.#atOnce(() => this.#database.prepare('DELETE FROM workspaces WHERE id = ?').run(id));
  }

  async members() {
    return this.#records('members').map((record) => v.parse(memberRecordSchema, record));
  }

  async putMembers(records: readonly MemberRecord[]) {
    this.#atOnce(() => {
      for (const record of records) this.#put('members', record);
    });
  }

  async removeMember(id: MemberId) {
    this.#atOnce(() => {
      this.#database.prepare('DELETE FROM members WHERE id = ?').run(id);
      this.#database.prepare('DELETE FROM devices WHERE member = ?').run(id);
    });
  }

  async devices() {
    const rows = this.#database.prepare('SELECT device, member FROM devices').all();
    return rows.map((row) => ({
      device: String(row['device']),
      member: v.parse(memberIdSchema, row['member']),
    }));
  }

  async linkDevice(device: string, member: MemberId) {
    const insert = this.#database.prepare(
      'INSERT OR IGNORE INTO devices (device, member) VALUES (?, ?)',
    );
    this.#atOnce(() => insert.run(device, member));
  }

  async unlinkDevice(device: string, member: MemberId) {
    const remove = this.#database.prepare('DELETE FROM devices WHERE device = ? AND member = ?');
    this.#atOnce(() => remove.run(device, member));
  }

  async setting(name: string) {
    const row = this.#database.prepare('SELECT value FROM settings WHERE name = ?').get(name);
    return row ? String(row['value']) : null;
  }

  async putSetting(name: string, value: string) {
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)',
    );
    this.#atOnce(() => insert.run(name, value));
  }

  beginOneChange(): void {
    this.#database.exec('BEGIN');
    this.#isOneChange = true;
  }

  async keep() {
    if (!this.#isOneChange) return;
    this.#atOnce(() => this.#database.exec('COMMIT'));
    this.#isOneChange = false;
  }

  /** @throws where SQLite has taken the one change back: nothing may be written behind it as if it were there. */
  #atOnce<T>(work: () => T): T {
    if (!this.#isOneChange) return inTransaction(this.#database, work);
    if (this.#database.isTransaction) return work();
    throw new Error('what was to be written before this could not be kept');
  }

  #records(table: 'workspaces' | 'members'): unknown[] {
    const rows = this.#database.prepare(`SELECT record FROM ${table} ORDER BY id`).all();
    return rows.map((row): unknown => JSON.parse(String(row['record'])));
  }

  #put(table: 'workspaces' | 'members', record: { readonly id: string }): void {
    this.#database
      .prepare(`INSERT OR REPLACE INTO ${table} (id, record) VALUES (?, ?)`)
      .run(record.id, JSON.stringify(record));
  }

  async close() {
    if (this.#database.isOpen) this.#database.close();
    if (this.#lock?.isOpen) this.#lock.close();
  }
}

function toBytes(value: SQLOutputValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a column of bytes holds something else');
}
