/*
 * The storage interface over node:sqlite: one file `crossread.db` in the data folder, WAL, every commit synced.
 * Not a cache: nothing is held in memory. The file may be read by the command line while a server runs.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
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
import { toVersion2 } from './storage-migration.ts';
import type { ReadableStorage, Storage, StoredDocument } from './storage.ts';
import { toState } from './stored-document.ts';

const SCHEMA_VERSION = 2;

const SCHEMA = `
  CREATE TABLE updates (seq INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, bytes BLOB NOT NULL);
  CREATE INDEX updates_by_document ON updates (document, seq);
  CREATE TABLE snapshots (document TEXT PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE workspaces (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE members (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE devices (device TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (device, member)) WITHOUT ROWID;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** The one file of a data folder. */
export const DATABASE_FILE = 'crossread.db';
const databasePath = (dataFolder: string) => join(dataFolder, DATABASE_FILE);

/** Opens the data folder for the one server that may write it, and creates what is missing. @throws StartError */
export function openStorage(dataFolder: string): Storage {
  makeFolder(dataFolder);
  const lock = lockFolder(dataFolder);
  try {
    const database = new DatabaseSync(databasePath(dataFolder), { timeout: 5000 });
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;',
    );
    const version = schemaVersion(database);
    if (version > SCHEMA_VERSION) throw new StartError(START_ERRORS.newerData(dataFolder));
    if (version === 0) inTransaction(database, () => database.exec(SCHEMA));
    if (version === 1) inTransaction(database, () => toVersion2(database));
    return new SqliteStorage(database, lock);
  } catch (error) {
    lock.close();
    if (error instanceof StartError) throw error;
    throw new StartError(START_ERRORS.unreadableData(dataFolder), { cause: error });
  }
}

/** Opens the data folder for reading, also while a server writes it. @throws StartError when there is nothing. */
export function openStorageReadOnly(dataFolder: string): ReadableStorage {
  try {
    const database = new DatabaseSync(databasePath(dataFolder), { readOnly: true, timeout: 5000 });
    if (schemaVersion(database) !== SCHEMA_VERSION) {
      throw new StartError(START_ERRORS.newerData(dataFolder));
    }
    return new SqliteStorage(database, null);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(START_ERRORS.unreadableData(dataFolder), { cause: error });
  }
}

function makeFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
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

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

class SqliteStorage implements Storage {
  readonly #database: DatabaseSync;
  readonly #lock: DatabaseSync | null;

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
    return inTransaction(this.#database, () => {
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
    inTransaction(this.#database, () => {
      for (const { document, update } of updates) insert.run(document, update);
    });
  }

  async replace(document: string, through: number, snapshot: Uint8Array) {
    inTransaction(this.#database, () => {
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
    inTransaction(this.#database, () => {
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
    this.#put('workspaces', record);
  }

  async removeWorkspace(id: WorkspaceId) {
    this.#database.prepare('DELETE FROM workspaces WHERE id = ?').run(id);
  }

  async members() {
    return this.#records('members').map((record) => v.parse(memberRecordSchema, record));
  }

  async putMember(record: MemberRecord) {
    this.#put('members', record);
  }

  async removeMember(id: MemberId) {
    inTransaction(this.#database, () => {
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
    this.#database
      .prepare('INSERT OR IGNORE INTO devices (device, member) VALUES (?, ?)')
      .run(device, member);
  }

  async unlinkDevice(device: string, member: MemberId) {
    this.#database
      .prepare('DELETE FROM devices WHERE device = ? AND member = ?')
      .run(device, member);
  }

  async setting(name: string) {
    const row = this.#database.prepare('SELECT value FROM settings WHERE name = ?').get(name);
    return row ? String(row['value']) : null;
  }

  async putSetting(name: string, value: string) {
    this.#database
      .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
      .run(name, value);
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
