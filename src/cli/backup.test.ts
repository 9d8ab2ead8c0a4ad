import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readRoomAnnotation, readRoomAnnotations } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { runCrossread, type Ended } from '../testing/run-crossread.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until } from '../testing/wire-client.ts';

/** A data folder with 40 marks, and a back-up that was made while the server was writing them. */
let made: ReturnType<typeof temporaryFolder>;
let file: string;
let whole: Buffer;
let backedUp: Ended;
let ana: Awaited<ReturnType<typeof joinOverHttp>>;
const MARKS = 40;

beforeAll(async () => {
  made = temporaryFolder();
  file = path.join(made.path, 'all.db');
  const server = await startTemporaryServer(path.join(made.path, 'data'));
  ana = await joinOverHttp(server.url, 'Ana');
  const member = openMember(server.url, ana.cookie, ana.session);
  await member.synced;
  for (let number = 0; number < MARKS; number++) {
    writeNotebookRecord(member.notebook, smallMark(`before-${number}`), null);
  }
  await until(() => readRoomAnnotations(member.readingRoom).size === MARKS);
  const running = runCrossread(made.path, ['backup', '-d', 'data', '-o', 'all.db']);
  writeNotebookRecord(member.notebook, smallMark('meanwhile'), null);
  backedUp = await running;
  // The server was not disturbed: what was written meanwhile arrives.
  await until(
    () => readRoomAnnotation(member.readingRoom, smallMark('meanwhile').id) !== undefined,
  );
  member.close();
  await server.stop();
  whole = readFileSync(file);
}, 60_000);
afterAll(() => made.remove());

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const crossread = (words: readonly string[], input: string | Uint8Array = '') =>
  runCrossread(folder.path, words, input);

function damaged(): Buffer {
  const bytes = Buffer.from(whole);
  bytes.fill(0x41, 8192, 16_384);
  return bytes;
}

/** Of a program that is not Crossread. */
function foreign(): Buffer {
  const other = path.join(folder.path, 'other.db');
  const database = new DatabaseSync(other);
  database.exec('CREATE TABLE pupils (name TEXT)');
  database.close();
  return readFileSync(other);
}

function newer(): Buffer {
  const other = path.join(folder.path, 'newer.db');
  writeFileSync(other, whole);
  const database = new DatabaseSync(other);
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99');
  database.close();
  return readFileSync(other);
}

test('a back-up and the folder made of it are for this account alone', async () => {
  await crossread(['restore', file, '-d', 'new']);
  const restored = path.join(folder.path, 'new');
  const rights = [file, restored, path.join(restored, 'crossread.db')].map(
    (one) => statSync(one).mode & 0o777,
  );
  expect(rights.map((one) => one.toString(8))).toEqual(['600', '700', '600']);
});

describe('crossread restore', () => {
  test('a server serves what was restored, to the same people', async () => {
    const { code, stdout, stderr } = await crossread(['restore', file, '-d', 'new']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^new holds what was backed up in .*all\.db\.\n$/);
    expect(readdirSync(path.join(folder.path, 'new'))).toEqual(['crossread.db']);
    const server = await startTemporaryServer(path.join(folder.path, 'new'));
    const member = openMember(server.url, ana.cookie, ana.session);
    await member.synced;
    const marks = [...readRoomAnnotations(member.readingRoom).keys()];
    expect(marks.filter((id) => id.startsWith('before-'))).toHaveLength(MARKS);
    member.close();
    await server.stop();
  });

  test('through pipes: the standard output of one is the standard input of the other', async () => {
    const piped = await runCrossread(made.path, ['backup', '-d', 'data', '-o', '-']);
    expect([piped.code, piped.stderr]).toEqual([0, '']);
    const restored = await crossread(['restore', '-', '-d', 'new'], piped.bytes);
    expect(restored.stderr).toBe('new holds what was backed up in the standard input.\n');
    const exported = await crossread(['export', '-f', 'csv', '-d', 'new']);
    expect(exported.stdout.match(/"before-\d+"/g)).toHaveLength(MARKS);
    expect(exported.stdout).toContain('"meanwhile"');
  });

  test('a folder that holds data is left as it is', async () => {
    await crossread(['restore', file, '-d', 'data']);
    const database = path.join(folder.path, 'data', 'crossread.db');
    const before = readFileSync(database);
    const over = await crossread(['restore', file, '-d', 'data']);
    expect([over.code, over.stdout]).toEqual([1, '']);
    expect(over.stderr).toMatch(/^crossread: data holds data already: name another folder/);
    expect(readFileSync(database).equals(before)).toBe(true);
  });

  test.each(['crossread.db-wal', 'crossread.db-journal'])(
    'a log that another database left (%s) is never taken for the end of the new one',
    async (left) => {
      mkdirSync(path.join(folder.path, 'new'));
      writeFileSync(path.join(folder.path, 'new', left), foreign());
      const { code, stderr } = await crossread(['restore', file, '-d', 'new']);
      expect(code).toBe(1);
      expect(stderr).toContain(`new holds the rest of other data (${left}): name another folder`);
      expect(readdirSync(path.join(folder.path, 'new'))).toEqual([left]);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the middle leaves nothing',
    async (signal) => {
      const program = path.join(import.meta.dirname, 'crossread.ts');
      const running = spawn(process.execPath, [program, 'restore', '-', '-d', 'new'], {
        cwd: folder.path,
      });
      running.stdin.write(whole.subarray(0, whole.length / 2));
      await until(() => existsSync(path.join(folder.path, 'new')));
      running.kill(signal);
      const ended = await new Promise((resolve) => running.on('close', (_, by) => resolve(by)));
      expect(ended).toBe(signal);
      expect(readdirSync(folder.path)).toEqual([]);
    },
  );

  test.each([
    ['a text', () => Buffer.from('hello'.repeat(500)), /is no back-up of Crossread/],
    ['an empty file', () => Buffer.alloc(0), /is no back-up of Crossread/],
    ['another database', foreign, /is no back-up of Crossread/],
    ['half of the file', () => whole.subarray(0, whole.length / 2), /is a damaged back-up/],
    ['all but the last page', () => whole.subarray(0, -4096), /is a damaged back-up/],
    ['a file with a page of something else', damaged, /is a damaged back-up/],
    ['a back-up of the future', newer, /was written by a newer Crossread: update/],
  ])('%s is refused, and nothing is left', async (_, bytes, sentence) => {
    writeFileSync(path.join(folder.path, 'given.db'), bytes());
    const { code, stdout, stderr } = await crossread(['restore', 'given.db', '-d', 'new']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(folder.path)).not.toContain('new');
  });

  test('a file that is not there', async () => {
    const { code, stderr } = await crossread(['restore', 'none.db', '-d', 'new']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^crossread: none\.db could not be restored: there is no such file/);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('crossread backup', () => {
  test('of a running server, in one file that is there when it is whole', () => {
    const { code, stdout, stderr } = backedUp;
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^all\.db holds all of data: \d+\.\d MB\.\n$/);
    expect(readdirSync(made.path).toSorted()).toEqual(['all.db', 'data']);
  });

  test('a folder without data, and a place that cannot be written', async () => {
    const empty = await crossread(['backup', '-d', 'nothing', '-o', 'x.db']);
    expect(empty.code).toBe(1);
    expect(empty.stderr).toMatch(/^crossread: there is no Crossread data in nothing: name its/);
    await crossread(['restore', file, '-d', 'data']);
    const nowhere = await crossread(['backup', '-d', 'data', '-o', 'no/such/folder/x.db']);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toMatch(/^crossread: no\/such\/folder\/x\.db could not be written: /);
    expect(readdirSync(folder.path)).toEqual(['data']);
  });

  test('without a file to write it is a usage error', async () => {
    expect((await crossread(['backup'])).code).toBe(2);
    expect((await crossread(['restore'])).code).toBe(2);
  });
});
