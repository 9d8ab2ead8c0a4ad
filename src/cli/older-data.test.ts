import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCrossread } from '../testing/run-crossread.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
const inFolder = (...names: string[]) => path.join(folder.path, ...names);
const crossread = (...words: string[]) => runCrossread(folder.path, words);

beforeEach(async () => {
  folder = temporaryFolder();
  await (await startTemporaryServer(inFolder('data'))).stop();
});
afterEach(() => folder.remove());

/** The small workspace as version 1 kept it, in a folder of its own. */
function makeVersion1(): void {
  mkdirSync(inFolder('old'));
  const old = new DatabaseSync(inFolder('old', 'crossread.db'));
  old.exec(`
    CREATE TABLE updates (seq INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, bytes BLOB NOT NULL);
    CREATE INDEX updates_by_document ON updates (document, seq);
    CREATE TABLE snapshots (document TEXT PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE members (id TEXT PRIMARY KEY, display_name TEXT NOT NULL, role TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO settings VALUES ('workspace', 'small');
    PRAGMA user_version = 1;
  `);
  old.exec(`ATTACH DATABASE '${inFolder('data', 'crossread.db')}' AS now`);
  old.exec('INSERT INTO main.snapshots SELECT * FROM now.snapshots');
  old.close();
}

describe('data of an older version', () => {
  test('is read without a change to it', async () => {
    makeVersion1();
    const exported = await crossread('export', '-f', 'crossread', '-d', 'old');
    expect(exported.stderr).toMatch(/^0 marks written/);
    expect(exported.stdout).toContain('"crossread-workspace"');
    const left = new DatabaseSync(inFolder('old', 'crossread.db'), { readOnly: true });
    expect(left.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    left.close();
  });

  test('is backed up before Crossread is updated, and restored after it', async () => {
    makeVersion1();
    expect(await crossread('backup', '-d', 'old', '-o', 'old.db')).toMatchObject({ code: 0 });
    expect(await crossread('restore', 'old.db', '-d', 'new')).toMatchObject({ code: 0 });
    const exported = await crossread('export', '-f', 'crossread', '-d', 'new');
    expect(exported.stdout).toContain('"crossread-workspace"');
  });
});

/** To the administrator of a machine every folder can be written. */
test.skipIf(process.getuid?.() === 0)(
  'a folder that may only be read is read, and nothing is written there',
  async () => {
    chmodSync(inFolder('data'), 0o500);
    const before = readdirSync(inFolder('data'));
    const exported = await crossread('export', '-f', 'csv', '-d', 'data');
    const backedUp = await crossread('backup', '-d', 'data', '-o', 'all.db');
    const tried = await crossread('owner-link', '-d', 'data');
    chmodSync(inFolder('data'), 0o700);
    expect([exported.code, backedUp.code, tried.code]).toEqual([0, 0, 1]);
    expect(tried.stderr).toMatch(/cannot be written: check its rights/);
    expect(readdirSync(inFolder('data'))).toEqual(before);
  },
);
