/** The tables of a database: made new, or out of those of older versions. Each step runs in one transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { START_ERRORS, StartError } from './messages.ts';

export const SCHEMA_VERSION = 2;

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

/** @throws StartError when a newer Crossread wrote it; `dataFolder` is named in it. */
export function bringUpToDate(database: DatabaseSync, dataFolder: string): void {
  const version = schemaVersion(database);
  if (version > SCHEMA_VERSION) throw new StartError(START_ERRORS.newerData(dataFolder));
  if (version === 0) inTransaction(database, () => database.exec(SCHEMA));
  if (version === 1) inTransaction(database, () => toVersion2(database));
}

/** 0 for a database without tables. */
export function schemaVersion(database: DatabaseSync, schema = 'main'): number {
  return Number(database.prepare(`PRAGMA ${schema}.user_version`).get()?.['user_version'] ?? 0);
}

/** All of the work or nothing of it. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
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

/** Version 1 had one workspace, whose members were known by a cookie that held the member's id. */
function toVersion2(database: DatabaseSync): void {
  const workspace = database.prepare("SELECT value FROM settings WHERE name = 'workspace'").get();
  const members = database.prepare('SELECT id, display_name, role FROM members').all();
  database.exec(`
    DROP TABLE members;
    CREATE TABLE workspaces (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE members (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE devices (device TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (device, member)) WITHOUT ROWID;
    PRAGMA user_version = 2;
  `);
  const put = database.prepare('INSERT INTO members (id, record) VALUES (?, ?)');
  const link = database.prepare('INSERT INTO devices (device, member) VALUES (?, ?)');
  for (const { id, display_name: displayName, role } of members) {
    const record = {
      id,
      displayName,
      role,
      group: null,
      workspace: workspace?.['value'],
      joined: new Date(0).toISOString(),
      done: false,
      seatFree: false,
      returning: null,
      removed: false,
    };
    put.run(String(id), JSON.stringify(record));
    link.run(String(id), String(id));
  }
}
