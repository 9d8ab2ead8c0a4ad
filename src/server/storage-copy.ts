/** The tables of one database file into another database, all as they are at one moment. */
import type { DatabaseSync } from 'node:sqlite';
import { readingAddress } from './storage-reading.ts';
import { inTransaction, schemaVersion } from './storage-schema.ts';

/** Takes everything out of the file at `path`, which must be there, into an empty database. A server may write it. */
export function copyTables(path: string, into: DatabaseSync): void {
  const address = readingAddress(path);
  // To read alone would leave two files of SQLite's beside it, which only who may write takes away again.
  if (!address.searchParams.has('immutable')) address.searchParams.set('mode', 'rw');
  into.prepare('ATTACH DATABASE ? AS given').run(address.href);
  inTransaction(into, () => {
    const parts = into
      .prepare(
        "SELECT type, name, sql FROM given.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    for (const { sql } of parts.filter(({ type }) => type === 'table')) into.exec(String(sql));
    for (const { name } of parts.filter(({ type }) => type === 'table')) {
      into.exec(`INSERT INTO main.${String(name)} SELECT * FROM given.${String(name)}`);
    }
    for (const { sql } of parts.filter(({ type }) => type === 'index')) into.exec(String(sql));
    into.exec(`PRAGMA main.user_version = ${schemaVersion(into, 'given')}`);
  });
  into.exec('DETACH DATABASE given');
}
