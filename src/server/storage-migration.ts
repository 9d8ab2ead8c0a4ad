/** From data folders of older versions to the present one. Each step runs in one transaction. */
import type { DatabaseSync } from 'node:sqlite';

/** Version 1 had one workspace, whose members were known by a cookie that held the member's id. */
export function toVersion2(database: DatabaseSync): void {
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
